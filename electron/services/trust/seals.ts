import { createHash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Db } from '#db/connection.ts';
import { insertDeviceKey } from '#db/repositories/device-keys.ts';
import { insertSeal, listSeals, removeSeal } from '#db/repositories/seals.ts';
import type { SealRow } from '#db/repositories/seals.ts';
import { toInstant } from '#domain/clock.ts';
import { parseSeal, toSealText, toSignedBytes } from '#sync/seal.ts';
import type { SealDocument } from '#sync/seal.ts';
import type { Library } from '../library.ts';
import { isSignedBy, signBytes, toFingerprint, toPublicKeyText } from './keys.ts';

/** A seal whose signature is right: its key's holder signed this document. Whose key that is, is another question. */
export type CheckedSeal = SealRow & { readonly seal: SealDocument; readonly fingerprint: string };

export function signSeal(document: SealDocument, key: KeyObject): SealRow {
  const text = toSealText(document);
  const bytes = toSignedBytes(text);
  return { id: toSealId(text), document: text, publicKey: toPublicKeyText(key), signature: signBytes(bytes, key) };
}

/** @returns undefined where the document has not its form, the id is not its hash, or the signature is wrong. */
export function checkSeal(row: SealRow): CheckedSeal | undefined {
  const seal = parseSeal(row.document);
  if (seal === undefined || row.id !== toSealId(row.document)) return undefined;
  if (!isSignedBy(toSignedBytes(row.document), row)) return undefined;
  return { ...row, seal, fingerprint: toFingerprint(row.publicKey) };
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
  for (const { seal, fingerprint, ...row } of rows.flatMap((one) => checkSeal(one) ?? [])) {
    insertSeal(library.db, row);
    const { device, deviceName: name } = seal;
    const { publicKey } = row;
    insertDeviceKey(library.db, { device, fingerprint, publicKey, name, seenAt: at, acceptedAt: null });
  }
  removeCoveredSeals(library.db);
}

/** Of the seals of one key over one library the one that reaches furthest stands for the others. */
export function removeCoveredSeals(db: Db): void {
  const checked = listSeals(db).flatMap((row) => checkSeal(row) ?? []);
  for (const one of checked) {
    const isCovered = checked.some((other) => {
      const isLater = other.seal.madeAt > one.seal.madeAt && other.publicKey === one.publicKey;
      return isLater && other.seal.library === one.seal.library && covers(other.seal, one.seal);
    });
    if (isCovered) removeSeal(db, one.id);
  }
}

export function countSealed({ checkpoints }: SealDocument): number {
  return checkpoints.reduce((sum, { count }) => sum + count, 0);
}

function covers(later: SealDocument, earlier: SealDocument): boolean {
  const reached = new Map(later.checkpoints.map(({ device, count }) => [device, count]));
  return earlier.checkpoints.every(({ device, count }) => (reached.get(device) ?? 0) >= count);
}

function toSealId(text: string): string {
  return createHash('sha256').update(toSignedBytes(text)).digest('hex');
}
