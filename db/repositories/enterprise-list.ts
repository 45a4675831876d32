import { AppError } from '#domain/error.ts';
import { listShows } from '#domain/list-shows.ts';
import type { ListShow } from '#domain/list-shows.ts';
import type { Db } from '../connection.ts';
import { toSearchQuery } from '../search-text.ts';
import { findLeadingRows, findMatches, getListIndex } from './list-index.ts';
import type { ListIndex } from './list-index.ts';
import type { ListEntry, ListRow, ListSortKey } from './list-entry.ts';
import { createShowTests } from './list-filter.ts';
import type { ShowTests } from './list-filter.ts';
import { toLineFlags } from './list-flags.ts';
import { getOrdered, leadWithReturned, orderSome } from './list-order.ts';

export type { ListRow } from './list-entry.ts';
export { isListReady } from './list-index.ts';

export type ListRequest = {
  /** Part of the name, of its pinyin initials or full pinyin, or of the credit code; empty: all. */
  readonly search: string;
  readonly sort: ListSortKey;
  readonly descending: boolean;
  readonly show: ListShow;
  /** Only these enterprises, by id; `key` says which they are. */
  readonly among?: { readonly key: string; readonly ids: ReadonlySet<string> } | undefined;
  readonly offset: number;
  /** 1 to 200. */
  readonly limit: number;
  /** ISO date: what is late depends on it. */
  readonly today: string;
};

export type ListPage = {
  /** Enterprises in the library, and those that the search and the filter leave. */
  readonly total: number;
  readonly matching: number;
  readonly rows: readonly ListRow[];
  /** Whether this device has handed the library over yet: before, all that it wrote has changed. */
  readonly isHandedOver: boolean;
};

/**
 * One page of the enterprises with their latest visit. Rows without a value for the sort key come last either way; by
 * name, upwards, those whose latest visit was returned come first. The
 * first call of a connection reads all rows once; later calls only those that were written since.
 * @throws AppError INVALID_REQUEST where the page is out of range.
 */
export function listEnterprises(db: Db, request: ListRequest): ListPage {
  const { offset, limit, today } = request;
  if (!Number.isInteger(offset) || offset < 0 || !Number.isInteger(limit) || limit < 1 || limit > 200) {
    throw new AppError('INVALID_REQUEST', 'A page has 1 to 200 rows', { offset, limit });
  }
  const leading = isPlainList(request) ? findLeadingRows(db, { count: offset + limit, today }) : undefined;
  if (leading !== undefined) return { ...leading, matching: leading.total, rows: leading.rows.slice(offset) };
  const index = getListIndex(db);
  const matching = findMatching(index, request);
  const page = matching.slice(offset, offset + limit);
  const rows = page.map(({ row }) => ({ ...row, ...toLineFlags(index.flags, row.enterpriseId, today) }));
  const isHandedOver = index.flags.tail.since > 0;
  return { total: index.entries.size, matching: matching.length, rows, isHandedOver };
}

export type ShowCounts = Readonly<Record<ListShow, number>>;

/** How many enterprises each filter would list; the same until something is written. */
export function countShows(db: Db, request: Pick<ListRequest, 'search' | 'among' | 'today'>): ShowCounts {
  const index = getListIndex(db);
  const { among, today } = request;
  const query = toSearchQuery(request.search);
  const key = JSON.stringify([query, among?.key, today]);
  if (index.lastCounts?.key !== key) {
    const matches = findMatches(index, query) ?? index.entries.values();
    index.lastCounts = { key, counts: countEach(matches, { ...request, tests: createShowTests(index.flags, today) }) };
  }
  return index.lastCounts.counts;
}

function countEach(
  entries: Iterable<ListEntry>,
  { among, tests }: Pick<ListRequest, 'among'> & { readonly tests: ShowTests },
): ShowCounts {
  const counts: Record<ListShow, number> = { ...noShows };
  for (const { row } of entries) {
    if (among?.ids.has(row.enterpriseId) === false) continue;
    for (const show of listShows) if (tests[show](row)) counts[show] += 1;
  }
  return counts;
}

const noShows: ShowCounts = {
  all: 0,
  returned: 0,
  late: 0,
  conflict: 0,
  assigned: 0,
  assignment_done: 0,
  unassigned: 0,
  gap: 0,
  unknown: 0,
  contradictory: 0,
  commented: 0,
  changed: 0,
  in_progress: 0,
  completed: 0,
  submitted: 0,
  not_visited: 0,
};

/** Says whether the request is what the list shows when the program starts: all, by name. */
export function isPlainList({
  search,
  sort,
  descending,
  show,
  among,
}: Omit<ListRequest, 'offset' | 'limit' | 'today'>): boolean {
  return toSearchQuery(search) === '' && sort === 'name' && !descending && show === 'all' && among === undefined;
}

const fewOf = 16;

function findMatching(index: ListIndex, request: ListRequest): readonly ListEntry[] {
  const { sort, descending, show, among, today } = request;
  const query = toSearchQuery(request.search);
  const key = JSON.stringify([sort, descending, show, query, among?.key, today]);
  if (index.last?.key !== key) {
    const found = orderMatches(index, findMatches(index, query), request);
    const isShown = createShowTests(index.flags, today)[show];
    const isListed = ({ row }: ListEntry): boolean => isShown(row) && among?.ids.has(row.enterpriseId) !== false;
    const listed = show === 'all' && among === undefined ? found : found.filter(isListed);
    index.last = { key, entries: sort === 'name' && !descending ? leadWithReturned(listed) : listed };
  }
  return index.last.entries;
}

/** A few matches are put in order by themselves; many are picked out of the list that is in order already. */
function orderMatches(
  index: ListIndex,
  matches: readonly ListEntry[] | undefined,
  request: ListRequest,
): readonly ListEntry[] {
  if (matches !== undefined && matches.length * fewOf < index.entries.size) return orderSome(matches, request);
  const ordered = getOrdered(index.sorted, () => index.entries.values(), request);
  if (matches === undefined) return ordered;
  const isMatch = new Uint8Array(index.nextNumber);
  for (const { number } of matches) isMatch[number] = 1;
  return ordered.filter(({ number }) => isMatch[number] === 1);
}
