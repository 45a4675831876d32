import type { KeyObject } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withStorageErrors } from '#db/errors.ts';
import { newestVersion } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migrations.ts';
import { findChainHead } from '#db/repositories/changes.ts';
import { listDeviceKeys } from '#db/repositories/device-keys.ts';
import { isKnownBundle, putKnownBundle } from '#db/repositories/exchange-bundles.ts';
import { listSeals } from '#db/repositories/seals.ts';
import { toInstant } from '#domain/clock.ts';
import { isUuid } from '#domain/ids.ts';
import { programVersion } from '#domain/program-version.ts';
import { assertNoGradualWrite } from '#services/journal/under-way.ts';
import type { Library } from '#services/library.ts';
import type { Pause } from '#services/merge/slices.ts';
import { toFindHash } from '#services/trust/checkpoints.ts';
import { noteOwnKey } from '#services/trust/devices.ts';
import { toPublicKeyText } from '#services/trust/keys.ts';
import { checkAnySeal, covers, signSeal, takeSeals } from '#services/trust/seals.ts';
import { compareChain } from '#sync/checkpoint.ts';
import type { Checkpoint } from '#sync/checkpoint.ts';
import { parseBundleName } from './bundle-file.ts';
import type { FoundSeal } from './scan-folder.ts';
import { toShortName } from './send.ts';
import { countOwn, packSeal, readSealFile } from './seal-file.ts';
import type { SealFault } from './seal-file.ts';
import type { ArrivedSeal } from './signatures.ts';
import { writeDurably } from './write-file.ts';
import type { Place } from './write-file.ts';

export type RefusedSeal = { readonly file: string; readonly reason: Exclude<SealFault, 'broken'> };

export type ReadSeals = {
  /** Their signatures are right. */
  readonly right: readonly ArrivedSeal[];
  /** Devices in whose place a seal without a right signature lies. */
  readonly broken: ReadonlySet<string>;
  readonly refused: readonly RefusedSeal[];
};

/** Of one device at one exchange, the furthest first: whoever floods the folder with seals gains nothing. */
const mostRead = 100;
/** Keys of one device that nobody has accepted; more are told, and not noted. */
const mostStrangers = 10;

/** Reads the seals of other devices that are not known yet. */
export async function readSeals(
  { db, device: self }: Library,
  seals: readonly FoundSeal[],
  pause: Pause,
): Promise<ReadSeals> {
  const read = { right: [] as ArrivedSeal[], broken: new Set<string>(), refused: [] as RefusedSeal[] };
  const unread = seals.filter((one) => one.device !== self.id && !isKnownBundle(db, toKey(one)));
  for (const ofDevice of Map.groupBy(unread, ({ device }) => device).values()) {
    for (const found of ofDevice.toSorted((a, b) => b.count - a.count).slice(0, mostRead)) {
      const checked = readSealFile(found.file, found);
      if (checked === 'broken') read.broken.add(found.device);
      else if (typeof checked === 'string') read.refused.push({ file: found.file, reason: checked });
      else read.right.push({ ...checked, found });
      await pause();
    }
  }
  return read;
}

function toKey({ device, count, hash, size }: FoundSeal): { readonly name: string; readonly size: number } {
  return { name: `${device}/seal-${count}-${hash}`, size };
}

/**
 * Takes the seals that hold here into the library, the furthest of every key, and notes their keys, not accepted. One
 * that reaches further than the log waits in the folder; one that contradicts the log stays there.
 * @throws AppError LIBRARY_IN_USE, STORAGE_*.
 */
export function takeExchangeSeals(library: Library, right: readonly ArrivedSeal[]): void {
  const { db } = library;
  const findHash = toFindHash(db);
  const holding = right.filter(({ seal }) =>
    seal.checkpoints.every((checkpoint) => compareChain(checkpoint, findHash) === 'extends'),
  );
  const fitting = withoutFlood(library, holding);
  if (library.access !== 'write' || fitting.length === 0) return;
  assertNoGradualWrite(db);
  withStorageErrors(() => {
    db.transaction(() => {
      takeSeals(library, toFurthest(fitting));
      for (const { found } of fitting) putKnownBundle(db, toKey(found));
    }).immediate();
  });
}

function withoutFlood({ db }: Library, seals: readonly ArrivedSeal[]): readonly ArrivedSeal[] {
  const noted = Map.groupBy(listDeviceKeys(db), ({ device }) => device);
  return [...Map.groupBy(seals, ({ seal }) => seal.device)].flatMap(([device, ofDevice]) => {
    const keys = noted.get(device) ?? [];
    const known = new Set(keys.map(({ publicKey }) => publicKey));
    const strangers = keys.filter(({ acceptedAt }) => acceptedAt === null).length;
    const unknown = new Set(ofDevice.map(({ publicKey }) => publicKey).filter((key) => !known.has(key)));
    const noticed = new Set([...unknown].slice(0, Math.max(0, mostStrangers - strangers)));
    return ofDevice.filter(({ publicKey }) => known.has(publicKey) || noticed.has(publicKey));
  });
}

function toFurthest(seals: readonly ArrivedSeal[]): readonly ArrivedSeal[] {
  const inOrder = seals.toSorted((a, b) => countOwn(a.seal) - countOwn(b.seal));
  return [...new Map(inOrder.map((one) => [one.publicKey, one])).values()];
}

type Writing = { readonly place: Place; readonly seals: readonly FoundSeal[]; readonly key: KeyObject };

/**
 * Signs what this device has written to the folder, its own entries and those that it passed on, where no seal of its
 * there says so yet; and passes on the seals of those whose entries it passed on. @throws AppError STORAGE_*.
 */
export function writeSeals(library: Library, { place, seals, key }: Writing): void {
  const { id: writer } = library.device;
  const own = join(place.folder, writer);
  const passedOn = listPassedOn(library, own);
  const there = new Set(seals.map(({ device, hash }) => `${device}/${hash}`));
  for (const row of listSeals(library.db)) {
    const seal = checkAnySeal(row)?.seal;
    if (seal === undefined || !passedOn.some(({ device }) => device === seal.device)) continue;
    const { hash, name, bytes } = packSeal(row, countOwn(seal));
    if (there.has(`${seal.device}/${hash}`)) continue;
    writeDurably({ place, file: join(own, seal.device, name), writer }, [bytes]);
  }
  writeOwn(library, { place, seals, key }, passedOn);
}

function writeOwn(library: Library, { place, seals, key }: Writing, passedOn: readonly Checkpoint[]): void {
  const { id: device, name: deviceName } = library.device;
  const own = findChainHead(library.db, device);
  const chain = own === undefined ? [] : [{ device, count: own.seq, head: own.hash }];
  const checkpoints = [...chain, ...passedOn].toSorted((a, b) => (a.device < b.device ? -1 : 1));
  const publicKey = toPublicKeyText(key);
  const count = own?.seq ?? 0;
  const isSealed = seals.some((found) => {
    if (found.device !== device || found.count !== count) return false;
    const read = readSealFile(found.file, found);
    return typeof read !== 'string' && read.publicKey === publicKey && covers(read.seal, { checkpoints });
  });
  if (checkpoints.length === 0 || isSealed) return;
  const said = { library: library.libraryId, device, deviceName: toShortName(deviceName), checkpoints } as const;
  const made = { madeAt: toInstant(library.clock()), program: programVersion, schema: newestVersion(migrations) };
  const { name, bytes } = packSeal(signSeal({ ...said, ...made, purpose: 'exchange' }, key), count);
  writeDurably({ place, file: join(place.folder, device, name), writer: device }, [bytes]);
  noteOwn(library, key);
}

/** So that this device's own fingerprint can be read out to those who are to accept it. */
function noteOwn(library: Library, key: KeyObject): void {
  const publicKey = toPublicKeyText(key);
  const isNoted = listDeviceKeys(library.db).some((noted) => noted.publicKey === publicKey);
  if (isNoted || library.access !== 'write') return;
  assertNoGradualWrite(library.db);
  withStorageErrors(() => library.db.transaction(() => noteOwnKey(library, key)).immediate());
}

/** Whose entries this device has passed on in the folder, and how far, as its log has them. */
function listPassedOn({ db, device: self }: Library, own: string): readonly Checkpoint[] {
  const findHash = toFindHash(db);
  return listNames(own)
    .filter((name) => isUuid(name) && name !== self.id)
    .flatMap((device) => {
      const names = listNames(join(own, device));
      const reached = names.reduce((furthest, name) => Math.max(furthest, parseBundleName(name)?.last ?? 0), 0);
      const count = Math.min(reached, findChainHead(db, device)?.seq ?? 0);
      const head = findHash(device, count);
      return head === undefined ? [] : { device, count, head };
    });
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
