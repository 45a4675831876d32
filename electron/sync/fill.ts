import type { CheckedEntry } from './entry.ts';
import type { Stretch } from './stretch.ts';
import type { ChainEnd } from './union.ts';
import { toEnd } from './union.ts';

/** What comes to be known inside of a stretch: an entry, or where a shorter stretch ends. */
export type Knowledge = CheckedEntry | Stretch;

/** What the stretch comes to: entries that are here now, and stretches that go on being withheld. */
export type Filled = CheckedEntry | Stretch;

/**
 * Fills a stretch with what a source knows of it, in order. Every entry has to follow the one before it where that is
 * known, and the last one has to have the hash that the stretch ends with; so what is filled from its beginning to its
 * end is proven to be what was left out.
 * @param before where the chain stands before the stretch.
 * @returns the number of the entry that does not fit; undefined where all do.
 */
export function* fillStretch(
  stretch: Stretch,
  before: ChainEnd,
  known: Iterable<Knowledge>,
): Generator<Filled, number | undefined> {
  let end = before;
  for (const item of known) {
    const piece = isEntry(item) ? toPieceBefore(end, item) : { ...item, first: end.seq + 1 };
    if (piece !== undefined && piece.last > end.seq) {
      if (!hasRoom(end, piece)) return piece.last;
      yield piece;
      end = toEnd(piece);
    }
    if (!isEntry(item)) {
      if (item.hash !== end.hash) return item.last;
      continue;
    }
    if (item.entry.prev !== end.hash || item.entry.lamport <= end.lamport) return item.entry.seq;
    yield item;
    end = item.entry;
  }
  const rest = { ...stretch, first: end.seq + 1 };
  if (rest.first > rest.last) return end.hash === stretch.hash && end.lamport <= stretch.lamport ? undefined : end.seq;
  if (!hasRoom(end, rest)) return end.seq;
  yield rest;
  return undefined;
}

export function isEntry(item: Knowledge): item is CheckedEntry {
  return 'entry' in item;
}

/** What lies before an entry ends with the hash that it names. Its last number is not known: at most one less. */
function toPieceBefore(end: ChainEnd, { entry }: CheckedEntry): Stretch | undefined {
  if (entry.seq <= end.seq + 1) return undefined;
  return { first: end.seq + 1, last: entry.seq - 1, lamport: entry.lamport - 1, hash: entry.prev };
}

/** Numbers rise by one at least from entry to entry. */
function hasRoom(end: ChainEnd, { last, lamport }: Stretch): boolean {
  return lamport >= end.lamport + last - end.seq;
}
