import { createHash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Db } from '#db/connection.ts';
import { insertDeviceKey } from '#db/repositories/device-keys.ts';
import { insertSeal, listSeals, removeSeal } from '#db/repositories/seals.ts';
import type { SealRow } from '#db/repositories/seals.ts';
import { toInstant } from '#domain/clock.ts';
import { isExchangeSeal, parseAnySeal, toSealText, toSignedBytes } from '#sync/seal.ts';
import type { AnySeal, SealDocument } from '#sync/seal.ts';
import type { Library } from '../library.ts';
import { isSignedBy, signBytes, toFingerprint, toPublicKeyText } from './keys.ts';

/** A seal whose signature is right: its key's holder signed this document. Whose key that is, is another question. */
export type CheckedSeal<S extends AnySeal = SealDocument> = SealRow & {
  readonly seal: S;
  readonly fingerprint: string;
};

export function signSeal(document: AnySeal, key: KeyObject): SealRow {
  const text = toSealText(document);
  const bytes = toSignedBytes(text, document);
  return { id: toSealId(bytes), document: text, publicKey: toPublicKeyText(key), signature: signBytes(bytes, key) };
}

/** As `checkAnySeal`, for the seals of files alone. */
export function checkSeal(row: SealRow): CheckedSeal | undefined {
  const checked = checkAnySeal(row);
  if (checked === undefined) return undefined;
  const { seal } = checked;
  return isExchangeSeal(seal) ? undefined : { ...checked, seal };
}

/**
 * @param row its id may be left out where it is not stored.
 * @returns undefined where the document has not its form, the id is not its hash, or the signature is wrong.
 */
export function checkAnySeal(row: Omit<SealRow, 'id'> & { readonly id?: string }): CheckedSeal<AnySeal> | undefined {
  const seal = parseAnySeal(row.document);
  if (seal === undefined) return undefined;
  const bytes = toSignedBytes(row.document, seal);
  const id = toSealId(bytes);
  if ((row.id ?? id) !== id || !isSignedBy(bytes, row)) return undefined;
  return { ...row, id, seal, fingerprint: toFingerprint(row.publicKey) };
}

/** The seal that was made last by its own words; undefined where no seal in the file is right. */
export function findLatestSeal(db: Db): CheckedSeal | undefined {
  const checked = listSeals(db).flatMap((row) => checkSeal(row) ?? []);
  return checked.toSorted((a, b) => (a.seal.madeAt < b.seal.madeAt ? 1 : -1))[0];
}

/**
 * Takes the seals of a checked file into the library, so that they go on proving its entries, and notes their keys, not
 * accepted. Wrong ones are left behind. Joins an open transaction. @throws AppError STORAGE_*.
 */
export function takeSeals(library: Library, rows: readonly SealRow[]): void {
  const at = toInstant(library.clock());
  for (const { seal, fingerprint, ...row } of rows.flatMap((one) => checkAnySeal(one) ?? [])) {
    insertSeal(library.db, row);
    const { device, deviceName: name } = seal;
    const { publicKey } = row;
    insertDeviceKey(library.db, { device, fingerprint, publicKey, name, seenAt: at, acceptedAt: null });
  }
  removeCoveredSeals(library.db);
}

/** Of the seals of one kind, by one key, over one library the one that reaches furthest stands for the others. */
export function removeCoveredSeals(db: Db): void {
  const checked = listSeals(db).flatMap((row) => checkAnySeal(row) ?? []);
  for (const one of checked) {
    const isCovered = checked.some((other) => {
      const isAlike = isExchangeSeal(other.seal) === isExchangeSeal(one.seal) && other.publicKey === one.publicKey;
      return isAlike && other.seal.library === one.seal.library && isStoodFor(one.seal, other.seal);
    });
    if (isCovered) removeSeal(db, one.id);
  }
}

/** A file's content can change without an entry, as when an attachment arrives: there the later one counts. */
function isStoodFor(one: AnySeal, other: AnySeal): boolean {
  const isFurther = isExchangeSeal(other) ? !covers(one, other) : other.madeAt > one.madeAt;
  return isFurther && covers(other, one);
}

export function countSealed({ checkpoints }: AnySeal): number {
  return checkpoints.reduce((sum, { count }) => sum + count, 0);
}

/** Says whether a seal reaches at least as far as these checkpoints in every chain. */
export function covers(later: AnySeal, earlier: Pick<AnySeal, 'checkpoints'>): boolean {
  const reached = new Map(later.checkpoints.map(({ device, count }) => [device, count]));
  return earlier.checkpoints.every(({ device, count }) => (reached.get(device) ?? 0) >= count);
}

function toSealId(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
