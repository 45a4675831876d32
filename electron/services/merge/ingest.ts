import type { Db } from '#db/connection.ts';
import { findChainHead, insertChange, isLogged, listChangeDevices } from '#db/repositories/changes.ts';
import type { EntryRange } from '#db/repositories/merge-batches.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { putAside } from '#db/repositories/set-aside.ts';
import { logTables } from '#domain/cell.ts';
import type { LogTable } from '#domain/cell.ts';
import { AppError } from '#domain/error.ts';
import { logSchemaVersion } from '#domain/file-format.ts';
import { isUuid } from '#domain/ids.ts';
import { isKnownField } from '#db/columns.ts';
import { changeKinds } from '#sync/change.ts';
import type { CheckedEntry } from '#sync/entry.ts';
import { beginningOfChain, uniteChains } from '#sync/union.ts';
import type { ChainEnd, Stop } from '#sync/union.ts';
import { foldRows } from './fold-rows.ts';
import type { RowSet } from './fold-rows.ts';
import { fits } from './shown-row.ts';
import type { RowLog } from './shown-row.ts';

/** A device's chain as a file or a folder has it. */
export type SourceChain = {
  readonly device: string;
  /** Its entries after the given one, in order; what comes before may come as well. */
  readonly entriesAfter: (seq: number) => Iterator<CheckedEntry>;
  /** The hash of the entry of that number, where the source can say. */
  readonly findHash: (seq: number) => string | undefined;
};

export type Ingested = {
  /** What is new in the log. */
  readonly entries: readonly EntryRange[];
  /** Rows that got something. */
  readonly touched: RowSet;
  /** Of these the visits and enterprises that the log did not know. */
  readonly created: ReadonlySet<string>;
  readonly newConflicts: number;
  /** Chains that were not followed to their end. */
  readonly stops: readonly Stop[];
};

/**
 * Unites the log with what a source brings, and brings the tables up to date: inside the caller's transaction, which
 * must be taken back where this throws. Yields often. Each entry's own form and hash were checked where it was read
 * (`checkEntry`, `assertFitting`); here it is held against the chain.
 * @throws AppError HISTORY_FORKED where a device has two entries of one number.
 */
export function* ingest(db: Db, source: readonly SourceChain[]): Generator<void, Ingested> {
  const ends = readEnds(db);
  for (const chain of source) assertNoFork(chain, ends.get(chain.device) ?? beginningOfChain);
  const known = [...ends.values()].reduce((sum, { seq }) => sum + seq, 0);
  const chains = source.map((chain) => {
    const end = ends.get(chain.device) ?? beginningOfChain;
    return { device: chain.device, end, entries: chain.entriesAfter(end.seq) };
  });
  const tally = createTally();
  const united = uniteChains(chains, known);
  let step = united.next();
  for (; step.done !== true; step = united.next()) {
    tally.add(db, step.value);
    yield;
  }
  const fork = step.value.find(({ reason }) => reason === 'fork');
  if (fork !== undefined) throw toForkError(fork.device, fork.seq);
  const { newConflicts } = yield* foldRows(db, tally.touched, tally);
  return { ...tally.finish(), newConflicts, stops: step.value };
}

/** Where every chain stands here. */
function readEnds(db: Db): ReadonlyMap<string, ChainEnd> {
  return new Map(listChangeDevices(db).map((device) => [device, findChainHead(db, device) ?? beginningOfChain]));
}

/** Each entry stands for all before it: where the last that both have is the same, all before it are. */
function assertNoFork(chain: SourceChain, end: ChainEnd): void {
  if (end.seq === 0) return;
  const there = chain.findHash(end.seq);
  if (there !== undefined && there !== end.hash) throw toForkError(chain.device, end.seq);
}

export function toForkError(device: string, seq: number): AppError {
  return new AppError('HISTORY_FORKED', 'Two histories of one device differ', { device, seq });
}

function createTally() {
  const touched = new Map<LogTable, Set<string>>();
  const created = new Set<string>();
  const logs = new Map<string, CheckedEntry[]>();
  let characters = 0;
  const keep = (key: string, checked: CheckedEntry): void => {
    characters += checked.entry.fields.length;
    if (characters > mostKept) logs.clear();
    else logs.set(key, [...(logs.get(key) ?? []), checked]);
  };
  const ranges = new Map<string, { device: string; first: number; last: number }>();
  return {
    touched,
    find: ({ table, row }: RowPlace): RowLog | undefined => toRowLog(logs.get(`${table} ${row}`)),
    add: (db: Db, checked: CheckedEntry): void => {
      const { entry } = checked;
      const table = findLogTable(entry.table);
      if (table === undefined) setAsideNewer(db, entry);
      else {
        const rows = touched.get(table) ?? new Set();
        touched.set(table, rows);
        if (!rows.has(entry.row) && !isLogged(db, entry.table, entry.row)) created.add(`${table} ${entry.row}`);
        rows.add(entry.row);
        const key = `${table} ${entry.row}`;
        if (created.has(key)) keep(key, checked);
      }
      insertChange(db, { ...entry, target: entry.target ?? null });
      const range = ranges.get(entry.device);
      if (range === undefined) ranges.set(entry.device, { device: entry.device, first: entry.seq, last: entry.seq });
      else range.last = entry.seq;
    },
    finish: () => ({ entries: [...ranges.values()], touched, created }),
  };
}

/** Characters of entries of new rows that are kept until their rows are folded; above it they are read again. */
const mostKept = 64 * 1024 * 1024;

function toRowLog(entries: readonly CheckedEntry[] | undefined): RowLog | undefined {
  if (entries === undefined) return undefined;
  const known = entries.flatMap(({ entry, fields }) => {
    const kind = changeKinds.find((candidate) => candidate === entry.kind);
    return kind === undefined || entry.schema > logSchemaVersion ? [] : { ...entry, kind, fields };
  });
  return { entries: known, hasNewer: known.length < entries.length, isFitting: true };
}

/** A table that only a newer program knows: kept in the log, and told. */
function setAsideNewer(db: Db, { table, row }: CheckedEntry['entry']): void {
  putAside(db, { table, row, reason: 'newer', fields: [] });
}

export function findLogTable(name: string): LogTable | undefined {
  return logTables.find((table) => table === name);
}

/**
 * Holds the content of an entry against what this program's tables can take. Entries of a newer schema, unknown tables
 * and unknown fields pass: they are kept and wait for the upgrade. A known field of a known schema with something that
 * it cannot hold was written by no program of ours.
 * @throws AppError FILE_HOSTILE.
 */
export function assertFitting({ entry, fields }: CheckedEntry): void {
  const table = findLogTable(entry.table);
  if (entry.schema > logSchemaVersion || table === undefined) return;
  if (!changeKinds.some((kind) => kind === entry.kind)) throw toMisfit(entry, 'kind');
  if (isVisitOrEnterprise(table) && !isUuid(entry.row)) throw toMisfit(entry, 'row');
  for (const [field, [cell]] of Object.entries(fields)) {
    if (isKnownField(table, field) && !fits(table, field, cell)) throw toMisfit(entry, field);
  }
}

function isVisitOrEnterprise(table: LogTable): boolean {
  return table === 'enterprises' || table === 'inspections' || table === 'records';
}

function toMisfit({ device, seq, table, row }: CheckedEntry['entry'], part: string): AppError {
  const details = { device, seq, table, row, part };
  return new AppError('FILE_HOSTILE', `An entry holds what no program of ours writes: ${table}.${part}`, details);
}
