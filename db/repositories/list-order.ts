import type { ListEntry, ListLine, ListSortKey } from './list-entry.ts';

/** The lists that were asked for so far, each kept in its order (ascending, those without a value last). */
export type SortedLists = Map<ListSortKey, ListEntry[]>;

type Key = number | string | null;
type Keyed = { readonly key: Key; readonly entry: ListEntry };

/** The entries in the order asked for; those without a value last either way. */
export function getOrdered(
  lists: SortedLists,
  all: () => Iterable<ListEntry>,
  order: { readonly sort: ListSortKey; readonly descending: boolean },
): readonly ListEntry[] {
  let sorted = lists.get(order.sort);
  if (sorted === undefined) {
    sorted = sortEntries(all(), order.sort);
    lists.set(order.sort, sorted);
  }
  return order.descending ? turnRound(sorted, order.sort) : sorted;
}

/** A few entries in the order asked for, as `getOrdered` would have them. */
export function orderSome(
  entries: readonly ListEntry[],
  order: { readonly sort: ListSortKey; readonly descending: boolean },
): readonly ListEntry[] {
  const sorted = sortEntries(entries, order.sort);
  return order.descending ? turnRound(sorted, order.sort) : sorted;
}

/** What was returned is to be done first, so it leads the list in its own order, that of names. */
export function leadWithReturned(byName: readonly ListEntry[]): readonly ListEntry[] {
  const returned = byName.filter(isReturned);
  return returned.length === 0 ? byName : [...returned, ...byName.filter((entry) => !isReturned(entry))];
}

export function isReturned({ row }: ListEntry): boolean {
  return row.state === 'returned';
}

/** Those without a value stay last. */
function turnRound(sorted: readonly ListEntry[], sort: ListSortKey): readonly ListEntry[] {
  const known = findFirst(sorted, (entry) => getKey(sort, entry) === null);
  return [...sorted.slice(0, known).toReversed(), ...sorted.slice(known)];
}

export function insertSorted(sorted: ListEntry[], sort: ListSortKey, entry: ListEntry): void {
  sorted.splice(findPlace(sorted, sort, entry), 0, entry);
}

export function removeSorted(sorted: ListEntry[], sort: ListSortKey, entry: ListEntry): void {
  const place = findPlace(sorted, sort, entry);
  if (sorted[place]?.row.enterpriseId === entry.row.enterpriseId) sorted.splice(place, 1);
}

/** Keys are taken once per entry, not once per comparison. */
function sortEntries(entries: Iterable<ListEntry>, sort: ListSortKey): ListEntry[] {
  const keyed = Array.from(entries, (entry) => ({ key: getKey(sort, entry), entry }));
  return keyed.sort(compareKeyed).map(({ entry }) => entry);
}

/** The first place whose entry does not come before `entry`. */
function findPlace(sorted: readonly ListEntry[], sort: ListSortKey, entry: ListEntry): number {
  const keyed = { key: getKey(sort, entry), entry };
  return findFirst(sorted, (other) => compareKeyed({ key: getKey(sort, other), entry: other }, keyed) >= 0);
}

function findFirst(sorted: readonly ListEntry[], isFound: (entry: ListEntry) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = sorted[middle];
    if (entry !== undefined && isFound(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function compareKeyed(a: Keyed, b: Keyed): number {
  if (a.key === b.key) return a.entry.row.enterpriseId < b.entry.row.enterpriseId ? -1 : 1;
  if (a.key === null) return 1;
  if (b.key === null) return -1;
  return a.key < b.key ? -1 : 1;
}

function getKey(sort: ListSortKey, { row, nameKey }: ListEntry): Key {
  switch (sort) {
    case 'name':
      return nameKey;
    case 'region':
      return row.regionCode;
    case 'employees':
      return row.employees;
    case 'gaps':
      return toGapKey(row);
    case 'unknown':
      return row.counts?.unknown ?? null;
    case 'date':
      return row.date;
  }
}

/** By the number of gaps; of equals the one with more critical, then more major ones is the greater. */
function toGapKey({ counts }: ListLine): number | null {
  return counts && counts.gap * 1_000_000 + counts.gapCritical * 1_000 + counts.gapMajor;
}
