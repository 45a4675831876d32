import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '#db/connection.ts';
import { findChainHead, findHashAt } from '#db/repositories/changes.ts';
import { insertDeviceIfNew } from '#db/repositories/devices.ts';
import { isKnownBundle, putKnownBundle } from '#db/repositories/exchange-bundles.ts';
import { hasWithheldIn } from '#db/repositories/withheld.ts';
import { beginGradualWrite } from '#services/journal/gradual-write.ts';
import { forgetJournalState } from '#services/journal/state.ts';
import type { Library } from '#services/library.ts';
import { ingest } from '#services/merge/ingest.ts';
import type { Ingested } from '#services/merge/ingest.ts';
import { recountTouched } from '#services/merge/recount-touched.ts';
import { runInSlices } from '#services/merge/slices.ts';
import { toForkError } from '#services/merge/source-chain.ts';
import type { SourceChain } from '#services/merge/source-chain.ts';
import type { Pause } from '#services/merge/slices.ts';
import { normaliseCell } from '#sync/canonical.ts';
import type { Bundle } from '#sync/bundle.ts';
import type { CheckedEntry } from '#sync/entry.ts';
import type { Stop } from '#sync/union.ts';
import { findFault, greatestFileBytes, readBundleFile } from './bundle-file.ts';
import type { BundleRefusal } from './bundle-file.ts';
import type { FoundBundle } from './scan-folder.ts';

export type RefusedBundle = { readonly file: string; readonly reason: BundleRefusal };

/** The bundles of a folder after each was looked at. */
export type LookedAt = {
  /** Sound ones: what they hold need not be sent. */
  readonly sound: readonly FoundBundle[];
  /** Of these the ones with entries that may be new, each with a private copy that was checked. */
  readonly fresh: readonly FreshBundle[];
  readonly refused: readonly RefusedBundle[];
};

type FreshBundle = { readonly found: FoundBundle; readonly copy: string; readonly bundle?: Bundle };

/** Bytes of bundles known from before that are read again at an exchange: all of them where they are not more. */
const checkedBytes = 16 * 1024 * 1024;
/** Compressed bytes of bundles that are kept in memory between the look and the taking in. */
const keptBytes = 4 * 1024 * 1024;

/**
 * Reads every bundle that is not known yet, through a private copy, so that a slow or hostile folder holds up nothing
 * later.
 * @throws AppError HISTORY_FORKED where a bundle says something else of a device than the log here.
 */
export async function lookAt(
  { db }: Library,
  found: readonly FoundBundle[],
  options: { readonly workFolder: string; readonly pause: Pause },
): Promise<LookedAt> {
  const looked = { sound: [] as FoundBundle[], fresh: [] as FreshBundle[], refused: [] as RefusedBundle[] };
  let kept = 0;
  const known = new Set(found.filter((one) => isKnownBundle(db, toKey(one))));
  const share = checkedBytes / [...known].reduce((sum, { size }) => sum + size, 1);
  for (const one of found) {
    if (known.has(one)) {
      // A bit that flipped on a stick changes neither name nor size; what is damaged is written again.
      const fault = Math.random() < share ? findFault(one.file, one) : undefined;
      if (fault === undefined) looked.sound.push(one);
      else looked.refused.push({ file: one.file, reason: fault });
      continue;
    }
    const copy = join(options.workFolder, `${looked.sound.length}.bundle`);
    const bundle =
      one.size <= greatestFileBytes && tryToCopy(one.file, copy) ? readBundleFile(copy, one) : 'unreadable';
    if (typeof bundle === 'string') looked.refused.push({ file: one.file, reason: bundle });
    else {
      assertSameHistory(db, bundle);
      looked.sound.push(one);
      kept += one.size;
      looked.fresh.push({ found: one, copy, ...(kept <= keptBytes ? { bundle } : {}) });
    }
    await options.pause();
  }
  return looked;
}

function toKey({ device, first, last, hash, size }: FoundBundle): { readonly name: string; readonly size: number } {
  return { name: `${device}/${first}-${last}-${hash}`, size };
}

function tryToCopy(from: string, to: string): boolean {
  try {
    copyFileSync(from, to);
    return true;
  } catch {
    rmSync(to, { force: true });
    return false;
  }
}

/** Each hash stands for the whole chain before it: the last entry that both have decides, and the one before the first. */
function assertSameHistory(db: Db, { device, entries }: Bundle): void {
  const end = findChainHead(db, device)?.seq ?? 0;
  for (const { entry } of [entries[0], entries.findLast((one) => one.entry.seq <= end)].flatMap((one) => one ?? [])) {
    const before = findHashAt(db, device, entry.seq - 1);
    const here = findHashAt(db, device, entry.seq);
    const isOther = here !== undefined && here !== entry.hash;
    if (isOther || (before !== undefined && before !== entry.prev)) throw toForkError(device, entry.seq);
  }
}

export type Received = {
  /** Entries that are new in the log. */
  readonly entries: number;
  /** Chains that cannot be followed yet: something before has not arrived. A normal state. */
  readonly held: readonly Stop[];
};

/**
 * Takes the fresh bundles in, in one transaction.
 * @returns undefined where `pause` said to stop. @throws AppError HISTORY_FORKED, LIBRARY_IN_USE, STORAGE_*.
 */
export async function receive(library: Library, looked: LookedAt, pause: Pause): Promise<Received | undefined> {
  if (looked.fresh.every(({ found }) => isHere(library.db, found))) {
    noteKnown(library.db, looked);
    return { entries: 0, held: [] };
  }
  const write = beginGradualWrite(library, 'import');
  try {
    const outcome = await runInSlices(write, takeIn(library.db, looked), pause);
    if (outcome === undefined) return undefined;
    write.commit();
    const { entries, stops } = outcome.value;
    return { entries: entries.reduce((sum, { first, last }) => sum + last - first + 1, 0), held: stops };
  } finally {
    write.abort();
    forgetJournalState(library.db);
  }
}

function* takeIn(db: Db, looked: LookedAt): Generator<void, Ingested> {
  const ingested = yield* ingest(db, toChains(looked.fresh));
  yield* recountTouched(db, ingested.touched);
  for (const { bundle } of looked.fresh) {
    const name = normaliseCell(bundle?.deviceName ?? '');
    if (bundle !== undefined && typeof name === 'string' && name !== '')
      insertDeviceIfNew(db, { id: bundle.device, name });
  }
  noteKnown(db, looked);
  return ingested;
}

function noteKnown(db: Db, { fresh }: LookedAt): void {
  for (const { found } of fresh) if (isHere(db, found)) putKnownBundle(db, toKey(found));
}

/** Says whether the log holds every entry of the bundle. */
function isHere(db: Db, found: FoundBundle): boolean {
  return found.last <= (findChainHead(db, found.device)?.seq ?? 0) && !hasWithheldIn(db, found);
}

function toChains(fresh: readonly FreshBundle[]): readonly SourceChain[] {
  const byDevice = new Map<string, FreshBundle[]>();
  for (const one of fresh) byDevice.set(one.found.device, [...(byDevice.get(one.found.device) ?? []), one]);
  return [...byDevice].map(([device, bundles]) => {
    const inOrder = bundles.toSorted((a, b) => a.found.first - b.found.first || b.found.last - a.found.last);
    const read = createReading();
    return {
      device,
      entriesAfter: (seq) => iterateEntries(inOrder, read, { first: seq + 1, last: Number.POSITIVE_INFINITY }),
      entriesWithin: (range) => iterateEntries(inOrder, read, range),
      // Each bundle was held against the log when it was looked at.
      findHash: () => undefined,
      stretches: [],
      isGapless: true,
    };
  });
}

type Reading = (bundle: FreshBundle) => readonly CheckedEntry[];

/** Reads a private copy again where its entries are not at hand. The last one is kept: stretches follow each other. */
function createReading(): Reading {
  let last: { readonly copy: string; readonly entries: readonly CheckedEntry[] } | undefined;
  return ({ found, copy, bundle }) => {
    if (bundle !== undefined) return bundle.entries;
    if (last?.copy !== copy) {
      const read = readBundleFile(copy, found);
      last = { copy, entries: typeof read === 'string' ? [] : read.entries };
    }
    return last.entries;
  };
}

/** The entries of overlapping and repeated bundles once each, in order; after a gap the next that there are. */
function* iterateEntries(
  inOrder: readonly FreshBundle[],
  read: Reading,
  { first, last }: { readonly first: number; readonly last: number },
): Generator<CheckedEntry> {
  let reached = first - 1;
  for (const fresh of inOrder) {
    if (fresh.found.first > last) return;
    if (fresh.found.last <= reached) continue;
    for (const checked of read(fresh)) {
      const { seq } = checked.entry;
      if (seq > last) return;
      if (seq <= reached) continue;
      yield checked;
      reached = seq;
    }
  }
}
