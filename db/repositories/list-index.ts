import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { watchListChanges } from '../list-changes.ts';
import type { ListChanges } from '../list-changes.ts';
import type { InspectionState, VerdictCounts } from '../rows.ts';
import { toNameKey } from '../search-text.ts';
import { toGroupSql, toSurvivorSql, toUnmergedSql } from './enterprise-aliases.ts';
import type { ListEntry, ListRow } from './list-entry.ts';
import { insertSorted, removeSorted } from './list-order.ts';
import type { SortedLists } from './list-order.ts';
import { buildSearchIndex, search } from './list-search.ts';
import type { SearchIndex } from './list-search.ts';
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

/** The index of this connection, brought up to date. Reads what was not read ahead. */
export function getListIndex(db: Db): ListIndex {
  const dataVersion = getDataVersion(db);
  // What is read within a transaction may be rolled back: it is not kept.
  if (db.inTransaction)
    return finishReading(db, beginReading(db, { enterprises: new Set(), inspections: new Set(), comments: new Set() }));
  const known = indexes.get(db);
  // Another connection has written what was not noted here, or so much changed that reading all is quicker.
  if (known === undefined || known.dataVersion !== dataVersion || countChanges(known) > rebuildAbove) {
    const index = finishReading(db, getReading(db, dataVersion));
    indexes.set(db, index);
    readings.delete(db);
    return refresh(db, index);
  }
  return refresh(db, known);
}

/**
 * Reads some more lines of the index, in the order of names, so that a large list is ready soon after the start without
 * one long pause. @returns whether there is nothing more to read.
 */
export function readListAhead(db: Db, lines: number): boolean {
  if (indexes.has(db) || db.inTransaction) return true;
  const reading = getReading(db, getDataVersion(db));
  if (readLines(db, reading, lines) === lines) return false;
  getListIndex(db);
  return true;
}

/** Says whether the index is there, so that any page of the list takes a few milliseconds. */
export function isListReady(db: Db): boolean {
  return indexes.has(db);
}

/** The first lines by name where the index is still being read; undefined: it is there, or something changed meanwhile. */
export function findLeadingRows(
  db: Db,
  count: number,
): { readonly rows: readonly ListRow[]; readonly total: number } | undefined {
  if (indexes.has(db) || db.inTransaction) return undefined;
  const reading = getReading(db, getDataVersion(db));
  if (countChanges(reading) > 0) return undefined;
  if (reading.entries.size < count) readLines(db, reading, count - reading.entries.size);
  return { rows: Array.from(reading.entries.values(), ({ row }) => row).slice(0, count), total: reading.total };
}

/** The enterprises whose name, pinyin or credit code holds the query; undefined: all. */
export function findMatches(index: ListIndex, query: string): readonly ListEntry[] | undefined {
  if (query === '') return undefined;
  index.search ??= buildSearchIndex(index.entries.values());
  return search(index.search, query);
}

/** An index on the way: the lines read so far, in the order of names. */
type Reading = {
  readonly entries: Map<string, ListEntry>;
  readonly total: number;
  readonly changes: ListChanges;
  readonly dataVersion: number;
  last: { readonly nameKey: string; readonly id: string };
};

const readings = new WeakMap<Db, Reading>();

function getReading(db: Db, dataVersion: number): Reading {
  const known = readings.get(db);
  if (known?.dataVersion === dataVersion) return known;
  const reading = beginReading(db, watchListChanges(db));
  readings.set(db, reading);
  return reading;
}

function beginReading(db: Db, changes: ListChanges): Reading {
  const total = Number(prepare(db, `SELECT count(*) FROM enterprises e WHERE ${listedSql}`).pluck().get());
  return { entries: new Map(), total, changes, dataVersion: getDataVersion(db), last: { nameKey: '', id: '' } };
}

/** @returns how many lines there were, at most `most`. */
function readLines(db: Db, reading: Reading, most: number): number {
  const { nameKey, id } = reading.last;
  const found = prepare(db, aheadSql).all(nameKey, id, most) as StoredRow[];
  addLines(reading.entries, found);
  const last = found.at(-1);
  if (last !== undefined) reading.last = { nameKey: toNameKey(last.text ?? ''), id: last.enterpriseId };
  return found.length;
}

function finishReading(db: Db, reading: Reading): ListIndex {
  readLines(db, reading, Number.MAX_SAFE_INTEGER);
  const { entries, changes, dataVersion } = reading;
  const now = Number(prepare(db, `SELECT count(*) FROM enterprises e WHERE ${listedSql}`).pluck().get());
  const isWhole = entries.size >= now;
  // A line without its search text is no reason to hide an enterprise, nor is a new name before those read already.
  if (!isWhole) addLines(entries, prepare(db, `${selectSql} WHERE ${listedSql}`).all() as StoredRow[]);
  return {
    entries,
    sorted: isWhole ? new Map([['name', [...entries.values()]]]) : new Map(),
    search: undefined,
    last: undefined,
    nextNumber: entries.size,
    changes,
    dataVersion,
  };
}

/** One that was renamed meanwhile comes again: it keeps its first line, which the noted change then replaces. */
function addLines(entries: Map<string, ListEntry>, found: readonly StoredRow[]): void {
  for (const stored of found) {
    if (!entries.has(stored.enterpriseId)) entries.set(stored.enterpriseId, toEntry(stored, entries.size));
  }
}

function getDataVersion(db: Db): number {
  return Number(prepare(db, 'PRAGMA data_version').pluck().get());
}

function countChanges({ changes }: Pick<ListIndex, 'changes'>): number {
  return changes.enterprises.size + changes.inspections.size + changes.comments.size;
}

function refresh(db: Db, index: ListIndex): ListIndex {
  const { enterprises, inspections, comments } = index.changes;
  if (countChanges(index) === 0) return index;
  index.last = undefined;
  const findInspectionId = prepare(db, 'SELECT inspection_id FROM comments WHERE id = ?').pluck();
  for (const id of comments) {
    const inspectionId = findInspectionId.get(id);
    if (typeof inspectionId === 'string') inspections.add(inspectionId);
  }
  const findEnterpriseId = prepare(
    db,
    `SELECT ${toSurvivorSql('i.enterprise_id')} FROM inspections i WHERE i.id = ?`,
  ).pluck();
  for (const id of inspections) {
    const enterpriseId = findEnterpriseId.get(id);
    if (typeof enterpriseId === 'string') enterprises.add(enterpriseId);
  }
  for (const id of enterprises) refreshEntry(db, index, id);
  comments.clear();
  inspections.clear();
  enterprises.clear();
  return index;
}

function refreshEntry(db: Db, index: ListIndex, id: string): void {
  const sql = `${selectSql} WHERE e.id = ? AND ${listedSql}`;
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

const columnsSql = `e.id AS enterpriseId, e.name, e.credit_code AS creditCode, e.region_code AS regionCode,
    s.text, i.id AS inspectionId, i.date, i.state, r.employees_total AS employees,
    (SELECT count(*) FROM comments k WHERE k.inspection_id = i.id AND k.reply_to IS NULL AND k.done = 0 AND k.deleted = 0)
      AS openComments,
    ${verdictCountColumns}`;
/** What the list shows: neither deleted nor merged into another. */
const listedSql = `e.deleted = 0 AND ${toUnmergedSql('e.id')}`;
const latestVisitSql = `LEFT JOIN inspections i ON i.id = (
    SELECT v.id FROM inspections v WHERE v.enterprise_id IN ${toGroupSql('e.id')} AND v.deleted = 0 AND v.state <> 'void'
    ORDER BY v.date DESC, v.id DESC LIMIT 1)
  LEFT JOIN union_records r ON r.inspection_id = i.id
  LEFT JOIN verdict_counts c ON c.inspection_id = i.id`;
const selectSql = `SELECT ${columnsSql} FROM enterprises e
  LEFT JOIN enterprise_search s ON s.enterprise_id = e.id ${latestVisitSql}`;

// CROSS JOIN keeps SQLite from sorting all enterprises first: the index gives them in the order of names.
const aheadSql = `SELECT ${columnsSql} FROM enterprise_search s CROSS JOIN enterprises e ON e.id = s.enterprise_id
  ${latestVisitSql}
  WHERE (s.name_key, s.enterprise_id) > (?, ?) AND ${listedSql} ORDER BY s.name_key, s.enterprise_id LIMIT ?`;

function toEntry(stored: StoredRow, number: number): ListEntry {
  const { enterpriseId, name, creditCode, regionCode, employees, inspectionId, date, state, openComments } = stored;
  const text = stored.text ?? name.toLowerCase();
  return {
    row: {
      enterpriseId,
      name,
      creditCode,
      regionCode,
      employees,
      inspectionId,
      date,
      state,
      openComments,
      counts: toCounts(stored),
    },
    text,
    nameKey: toNameKey(text),
    number,
  };
}

function toCounts(stored: StoredCounts): VerdictCounts | null {
  const { pass, gap, unknown, notApplicable, error, gapCritical, gapMajor, gapMinor, gapAdvisory } = stored;
  const { contradictions, packHash } = stored;
  if (pass === null || gap === null || unknown === null || notApplicable === null || error === null) return null;
  if (gapCritical === null || gapMajor === null || gapMinor === null || gapAdvisory === null) return null;
  if (contradictions === null || packHash === null) return null;
  const gaps = { gapCritical, gapMajor, gapMinor, gapAdvisory };
  return { pass, gap, unknown, notApplicable, error, ...gaps, contradictions, packHash };
}
