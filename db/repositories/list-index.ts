import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { watchListChanges } from '../list-changes.ts';
import type { ListChanges } from '../list-changes.ts';
import type { InspectionState, VerdictCounts } from '../rows.ts';
import type { ListEntry, ListRow } from './list-entry.ts';
import { insertSorted, removeSorted } from './list-order.ts';
import type { SortedLists } from './list-order.ts';
import { buildSearchIndex, search } from './list-search.ts';
import type { Matches, SearchIndex } from './list-search.ts';
import { verdictCountColumns } from './verdict-counts.ts';

/**
 * All lines of the list. Sorting and searching tens of thousands of enterprises by what their latest visit says takes a
 * few milliseconds in memory; in SQL every answer written would have to touch an index per sort key.
 */
export type ListIndex = {
  readonly entries: Map<string, ListEntry>;
  readonly sorted: SortedLists;
  /** Undefined where a text has changed since it was built. */
  search: SearchIndex | undefined;
  /** The outcome of the last request, until something changes: paging through it costs nothing. */
  last: { readonly key: string; readonly entries: readonly ListEntry[] } | undefined;
  nextNumber: number;
  readonly changes: ListChanges;
  readonly dataVersion: number;
};

const indexes = new WeakMap<Db, ListIndex>();
const rebuildAbove = 2000;

/** The index of this connection, brought up to date. */
export function getListIndex(db: Db): ListIndex {
  const dataVersion = Number(prepare(db, 'PRAGMA data_version').pluck().get());
  // What is read within a transaction may be rolled back: it is not kept.
  if (db.inTransaction)
    return readIndex(db, { dataVersion, changes: { enterprises: new Set(), inspections: new Set() } });
  const known = indexes.get(db);
  // Another connection has written what was not noted here, or so much changed that reading all is quicker.
  if (known === undefined || known.dataVersion !== dataVersion || countChanges(known) > rebuildAbove) {
    const index = readIndex(db, { dataVersion, changes: watchListChanges(db) });
    indexes.set(db, index);
    return index;
  }
  refresh(db, known);
  return known;
}

/** The enterprises whose name, pinyin or credit code holds the query; undefined: all. */
export function findMatches(index: ListIndex, query: string): Matches | undefined {
  if (query === '') return undefined;
  index.search ??= buildSearchIndex(index.entries.values());
  return search(index.search, query);
}

function readIndex(db: Db, { dataVersion, changes }: Pick<ListIndex, 'dataVersion' | 'changes'>): ListIndex {
  const entries = new Map<string, ListEntry>();
  for (const stored of prepare(db, `${selectSql} WHERE e.deleted = 0`).all() as StoredRow[]) {
    entries.set(stored.enterpriseId, toEntry(stored, entries.size));
  }
  return {
    entries,
    sorted: new Map(),
    search: undefined,
    last: undefined,
    nextNumber: entries.size,
    changes,
    dataVersion,
  };
}

function countChanges({ changes }: ListIndex): number {
  return changes.enterprises.size + changes.inspections.size;
}

function refresh(db: Db, index: ListIndex): void {
  const { enterprises, inspections } = index.changes;
  if (enterprises.size + inspections.size === 0) return;
  index.last = undefined;
  const findEnterpriseId = prepare(db, 'SELECT enterprise_id FROM inspections WHERE id = ?').pluck();
  for (const id of inspections) {
    const enterpriseId = findEnterpriseId.get(id);
    if (typeof enterpriseId === 'string') enterprises.add(enterpriseId);
  }
  for (const id of enterprises) refreshEntry(db, index, id);
  inspections.clear();
  enterprises.clear();
}

function refreshEntry(db: Db, index: ListIndex, id: string): void {
  const sql = `${selectSql} WHERE e.id = ? AND e.deleted = 0`;
  const stored = prepare(db, sql).get(id) as StoredRow | undefined;
  const before = index.entries.get(id);
  const after = stored && toEntry(stored, before?.number ?? index.nextNumber++);
  if (before?.text !== after?.text) index.search = undefined;
  if (after === undefined) index.entries.delete(id);
  else index.entries.set(id, after);
  for (const [key, sorted] of index.sorted) {
    if (before !== undefined) removeSorted(sorted, key, before);
    if (after !== undefined) insertSorted(sorted, key, after);
  }
}

type StoredCounts = { readonly [K in keyof VerdictCounts]: VerdictCounts[K] | null };
type StoredRow = Omit<ListRow, 'counts'> & {
  readonly text: string | null;
  readonly state: InspectionState | null;
} & StoredCounts;

const selectSql = `SELECT e.id AS enterpriseId, e.name, e.credit_code AS creditCode, e.region_code AS regionCode,
    s.text, i.id AS inspectionId, i.date, i.state, r.employees_total AS employees, ${verdictCountColumns}
  FROM enterprises e
  LEFT JOIN enterprise_search s ON s.enterprise_id = e.id
  LEFT JOIN inspections i ON i.id = (
    SELECT v.id FROM inspections v WHERE v.enterprise_id = e.id AND v.deleted = 0 AND v.state <> 'void'
    ORDER BY v.date DESC, v.id DESC LIMIT 1)
  LEFT JOIN union_records r ON r.inspection_id = i.id
  LEFT JOIN verdict_counts c ON c.inspection_id = i.id`;

function toEntry(stored: StoredRow, number: number): ListEntry {
  const { enterpriseId, name, creditCode, regionCode, employees, inspectionId, date, state } = stored;
  const text = stored.text ?? name.toLowerCase();
  return {
    row: { enterpriseId, name, creditCode, regionCode, employees, inspectionId, date, state, counts: toCounts(stored) },
    text,
    nameKey: text.split('\n')[2] ?? text,
    number,
  };
}

function toCounts(stored: StoredCounts): VerdictCounts | null {
  const { pass, gap, unknown, notApplicable, error, gapCritical, gapMajor, gapMinor, gapAdvisory, packHash } = stored;
  if (pass === null || gap === null || unknown === null || notApplicable === null || error === null) return null;
  if (gapCritical === null || gapMajor === null || gapMinor === null || gapAdvisory === null) return null;
  if (packHash === null) return null;
  return { pass, gap, unknown, notApplicable, error, gapCritical, gapMajor, gapMinor, gapAdvisory, packHash };
}
