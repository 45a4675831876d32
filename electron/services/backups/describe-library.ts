import { countEnterprises } from '#db/repositories/enterprises.ts';
import { countVisits } from '#db/repositories/inspections.ts';
import { findChainHead, findLatestWall, listChangeDevices } from '#db/repositories/changes.ts';
import type { Library } from '../library.ts';

/** What a library holds, in the few numbers by which a person tells two states of it apart. */
export type LibrarySummary = {
  readonly libraryId: string;
  readonly enterprises: number;
  readonly visits: number;
  /** When the last entry was written by the clock of the device that wrote it; null before the first. */
  readonly lastChange: string | null;
  /** Number and hash of every device's last entry: two states with the same heads hold the same records. */
  readonly heads: Readonly<Record<string, string>>;
};

/** Reads the numbers from one instant of the library. */
export function describeLibrary(library: Library): LibrarySummary {
  const { db, libraryId } = library;
  return db.transaction(() => ({
    libraryId,
    enterprises: countEnterprises(db),
    visits: countVisits(db),
    lastChange: findLatestWall(db) ?? null,
    heads: readHeads(library),
  }))();
}

function readHeads({ db }: Library): Readonly<Record<string, string>> {
  const heads = listChangeDevices(db).map((device) => {
    const head = findChainHead(db, device);
    return [device, head === undefined ? '' : `${head.seq}:${head.hash}`];
  });
  return Object.fromEntries(heads) as Readonly<Record<string, string>>;
}

/** Says whether two states hold the same records. */
export function hasSameHeads(a: LibrarySummary, b: LibrarySummary): boolean {
  const devices = new Set([...Object.keys(a.heads), ...Object.keys(b.heads)]);
  return [...devices].every((device) => a.heads[device] === b.heads[device]);
}
