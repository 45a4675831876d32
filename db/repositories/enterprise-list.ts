import { AppError } from '#domain/error.ts';
import { editableStates } from '#domain/visit-states.ts';
import type { Db } from '../connection.ts';
import { toSearchQuery } from '../search-text.ts';
import { findLeadingRows, findMatches, getListIndex } from './list-index.ts';
import type { ListIndex } from './list-index.ts';
import type { ListEntry, ListRow, ListSortKey } from './list-entry.ts';
import { getOrdered, orderSome } from './list-order.ts';

export type { ListRow } from './list-entry.ts';
export { isListReady } from './list-index.ts';

export type ListRequest = {
  /** Part of the name, of its pinyin initials or full pinyin, or of the credit code; empty: all. */
  readonly search: string;
  readonly sort: ListSortKey;
  readonly descending: boolean;
  /** All, or whose latest visit has a gap, an unknown, a contradiction or an open comment or is in such a state, or without a visit. */
  readonly show:
    | 'all'
    | 'returned'
    | 'gap'
    | 'unknown'
    | 'contradictory'
    | 'commented'
    | 'in_progress'
    | 'completed'
    | 'submitted'
    | 'not_visited';
  /** Only these enterprises, by id; `key` says which they are. */
  readonly among?: { readonly key: string; readonly ids: ReadonlySet<string> } | undefined;
  readonly offset: number;
  /** 1 to 200. */
  readonly limit: number;
};

export type ListPage = {
  /** Enterprises in the library, and those that the search and the filter leave. */
  readonly total: number;
  readonly matching: number;
  readonly rows: readonly ListRow[];
};

/**
 * One page of the enterprises with their latest visit. Rows without a value for the sort key come last either way. The
 * first call of a connection reads all rows once; later calls only those that were written since.
 * @throws AppError INVALID_REQUEST where the page is out of range.
 */
export function listEnterprises(db: Db, request: ListRequest): ListPage {
  const { offset, limit } = request;
  if (!Number.isInteger(offset) || offset < 0 || !Number.isInteger(limit) || limit < 1 || limit > 200) {
    throw new AppError('INVALID_REQUEST', 'A page has 1 to 200 rows', { offset, limit });
  }
  const leading = isPlainList(request) ? findLeadingRows(db, offset + limit) : undefined;
  if (leading !== undefined) return { total: leading.total, matching: leading.total, rows: leading.rows.slice(offset) };
  const index = getListIndex(db);
  const matching = findMatching(index, request);
  const rows = matching.slice(offset, offset + limit).map(({ row }) => row);
  return { total: index.entries.size, matching: matching.length, rows };
}

/** Says whether the request is what the list shows when the program starts: all, by name. */
export function isPlainList({ search, sort, descending, show, among }: Omit<ListRequest, 'offset' | 'limit'>): boolean {
  return toSearchQuery(search) === '' && sort === 'name' && !descending && show === 'all' && among === undefined;
}

const fewOf = 16;

function findMatching(index: ListIndex, request: ListRequest): readonly ListEntry[] {
  const { sort, descending, show, among } = request;
  const query = toSearchQuery(request.search);
  const key = JSON.stringify([sort, descending, show, query, among?.key]);
  if (index.last?.key !== key) {
    const found = orderMatches(index, findMatches(index, query), request);
    const isListed = ({ row }: ListEntry): boolean => shown[show](row) && among?.ids.has(row.enterpriseId) !== false;
    index.last = { key, entries: show === 'all' && among === undefined ? found : found.filter(isListed) };
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

/** Which rows each filter shows. */
const shown: Readonly<Record<ListRequest['show'], (row: ListRow) => boolean>> = {
  all: () => true,
  gap: ({ counts }) => (counts?.gap ?? 0) > 0,
  unknown: ({ counts }) => (counts?.unknown ?? 0) > 0,
  contradictory: ({ counts }) => (counts?.contradictions ?? 0) > 0,
  commented: ({ openComments }) => openComments > 0,
  in_progress: ({ state }) => state !== null && editableStates.includes(state),
  completed: ({ state }) => state !== null && !editableStates.includes(state),
  returned: ({ state }) => state === 'returned',
  submitted: ({ state }) => state === 'submitted',
  not_visited: ({ inspectionId }) => inspectionId === null,
};
