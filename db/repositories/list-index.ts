import type { ListShow } from '#domain/list-shows.ts';
import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { createListChanges, watchListChanges } from '../list-changes.ts';
import type { ListChanges } from '../list-changes.ts';
import { toNameKey } from '../search-text.ts';
import { toSurvivorSql } from './enterprise-aliases.ts';
import type { ListEntry, ListRow } from './list-entry.ts';
import { createLineReader, drain, readFlags, refreshFlags } from './list-flags.ts';
import type { ListFlags } from './list-flags.ts';
import { countLines, findLine, listAllLines, listLinesAfter, listReturnedLines, toEntry } from './list-lines.ts';
import type { StoredLine } from './list-lines.ts';
import { insertSorted, isReturned, orderSome, removeSorted } from './list-order.ts';
import type { SortedLists } from './list-order.ts';
import { buildSearchIndex, search } from './list-search.ts';
import type { SearchIndex } from './list-search.ts';

/**
 * All lines of the list. Sorting and searching tens of thousands of enterprises by what their latest visit says takes a
 * few milliseconds in memory; in SQL every answer written would have to touch an index per sort key.
 */
export type ListIndex = {
  readonly entries: Map<string, ListEntry>;
  readonly sorted: SortedLists;
  readonly flags: ListFlags;
  /** Undefined where a text has changed since it was built. */
  search: SearchIndex | undefined;
  /** The outcome of the last request, until something changes: paging through it costs nothing. */
  last: { readonly key: string; readonly entries: readonly ListEntry[] } | undefined;
  /** The same for the counts of the filters. */
  lastCounts: { readonly key: string; readonly counts: Readonly<Record<ListShow, number>> } | undefined;
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
  if (db.inTransaction) return finishReading(db, beginReading(db, createListChanges()));
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
  reading.flagSteps ??= readFlags(db);
  const step = reading.flagSteps.next();
  if (step.done !== true) return false;
  reading.flags = step.value;
  getListIndex(db);
  return true;
}

/** Says whether the index is there, so that any page of the list takes a few milliseconds. */
export function isListReady(db: Db): boolean {
  return indexes.has(db);
}

type LeadingRows = { readonly rows: readonly ListRow[]; readonly total: number; readonly isHandedOver: boolean };

/** The first lines of the list where the index is still being read; undefined: it is there, or something changed meanwhile. */
export function findLeadingRows(
  db: Db,
  { count, today }: { readonly count: number; readonly today: string },
): LeadingRows | undefined {
  if (indexes.has(db) || db.inTransaction) return undefined;
  const reading = getReading(db, getDataVersion(db));
  if (countChanges(reading) > 0) return undefined;
  if (reading.entries.size < count) readLines(db, reading, count - reading.entries.size);
  const { isHandedOver, readLine } = createLineReader(db, today);
  reading.returned ??= orderSome(listReturnedLines(db).map(toEntry), { sort: 'name', descending: false });
  const others = [...reading.entries.values()].filter((entry) => !isReturned(entry));
  const lines = [...reading.returned, ...others].slice(0, count).map(({ row }) => row);
  const rows = lines.map((line) => ({ ...line, ...readLine(line.enterpriseId) }));
  return { rows, total: reading.total, isHandedOver };
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
  /** The flags on their way once all lines are read, and as soon as they are read. */
  flagSteps: ReturnType<typeof readFlags> | undefined;
  flags: ListFlags | undefined;
  /** What leads the list, as soon as it was asked for. */
  returned: readonly ListEntry[] | undefined;
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
  const total = countLines(db);
  const last = { nameKey: '', id: '' };
  const dataVersion = getDataVersion(db);
  return {
    entries: new Map(),
    total,
    changes,
    dataVersion,
    last,
    flagSteps: undefined,
    flags: undefined,
    returned: undefined,
  };
}

/** @returns how many lines there were, at most `most`. */
function readLines(db: Db, reading: Reading, most: number): number {
  const { nameKey, id } = reading.last;
  const found = listLinesAfter(db, { nameKey, id, most });
  addLines(reading.entries, found);
  const last = found.at(-1);
  if (last !== undefined) reading.last = { nameKey: toNameKey(last.text ?? ''), id: last.enterpriseId };
  return found.length;
}

function finishReading(db: Db, reading: Reading): ListIndex {
  readLines(db, reading, Number.MAX_SAFE_INTEGER);
  const { entries, changes, dataVersion } = reading;
  const isWhole = entries.size >= countLines(db);
  // A line without its search text is no reason to hide an enterprise, nor is a new name before those read already.
  if (!isWhole) addLines(entries, listAllLines(db));
  return {
    entries,
    flags: reading.flags ?? drain(reading.flagSteps ?? readFlags(db)),
    sorted: isWhole ? new Map([['name', [...entries.values()]]]) : new Map(),
    search: undefined,
    last: undefined,
    lastCounts: undefined,
    nextNumber: entries.size,
    changes,
    dataVersion,
  };
}

/** One that was renamed meanwhile comes again: it keeps its first line, which the noted change then replaces. */
function addLines(entries: Map<string, ListEntry>, found: readonly StoredLine[]): void {
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
  const { enterprises, inspections, comments, marks } = index.changes;
  addOwners(db, index.changes);
  if (refreshFlags(db, index.flags, { enterprises, marks })) {
    index.last = undefined;
    index.lastCounts = undefined;
  }
  for (const id of enterprises) refreshEntry(db, index, id);
  for (const noted of [comments, inspections, enterprises, marks]) noted.clear();
  return index;
}

/** From comments to their visits, and from visits to their enterprises. */
function addOwners(db: Db, { enterprises, inspections, comments }: ListChanges): void {
  const findInspectionId = prepare(db, 'SELECT inspection_id FROM comments WHERE id = ?').pluck();
  for (const id of comments) {
    const inspectionId = findInspectionId.get(id);
    if (typeof inspectionId === 'string') inspections.add(inspectionId);
  }
  const ownerSql = `SELECT ${toSurvivorSql('i.enterprise_id')} FROM inspections i WHERE i.id = ?`;
  const findEnterpriseId = prepare(db, ownerSql).pluck();
  for (const id of inspections) {
    const enterpriseId = findEnterpriseId.get(id);
    if (typeof enterpriseId === 'string') enterprises.add(enterpriseId);
  }
}

function refreshEntry(db: Db, index: ListIndex, id: string): void {
  const stored = findLine(db, id);
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
