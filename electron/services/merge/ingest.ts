import type { Db } from '#db/connection.ts';
import { findChainHead, findHashAt, insertChange, isLogged, listChangeDevices } from '#db/repositories/changes.ts';
import type { EntryRange } from '#db/repositories/merge-batches.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { putAside } from '#db/repositories/set-aside.ts';
import { hasWithheld, insertWithheld, isWithheld, listWithheld } from '#db/repositories/withheld.ts';
import { logTables } from '#domain/cell.ts';
import type { LogTable } from '#domain/cell.ts';
import { AppError } from '#domain/error.ts';
import { logSchemaVersion } from '#domain/file-format.ts';
import { isUuid } from '#domain/ids.ts';
import { isKnownField } from '#db/columns.ts';
import { changeKinds } from '#sync/change.ts';
import type { CheckedEntry } from '#sync/entry.ts';
import { listCells } from '#sync/usual-fields.ts';
import { beginningOfChain, isStretch, uniteChains } from '#sync/union.ts';
import type { Stretch } from '#sync/stretch.ts';
import type { ChainEnd, IncomingChain, Stop } from '#sync/union.ts';
import { fillStretches } from './fill-stretches.ts';
import { foldRows } from './fold-rows.ts';
import type { RowSet } from './fold-rows.ts';
import { toForkError } from './source-chain.ts';
import type { SourceChain } from './source-chain.ts';
import { fits } from './shown-row.ts';
import type { RowLog } from './shown-row.ts';

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
 * (`checkEntry`, `assertFitting`); here it is held against the chain. What was withheld here and is there is filled in;
 * what the source withholds is noted.
 * @throws AppError HISTORY_FORKED where a device has two entries of one number.
 */
export function* ingest(db: Db, source: readonly SourceChain[]): Generator<void, Ingested> {
  const ends = readEnds(db);
  const tally = createTally();
  const waiting: Stop[] = [];
  const chains: IncomingChain[] = [];
  for (const chain of source) {
    const end = ends.get(chain.device) ?? beginningOfChain;
    yield* assertNoFork(db, chain, end);
    yield* fillStretches(db, chain, (checked) => tally.add(db, checked));
    if (chain.isGapless && hasWithheld(db, chain.device)) waiting.push(...listWaiting(db, chain, end));
    else chains.push({ ...chain, end, entries: chain.entriesAfter(end.seq) });
  }
  const known = [...ends.values()].reduce((sum, { seq }) => sum + seq, 0);
  const united = uniteChains(chains, known);
  let step = united.next();
  for (; step.done !== true; step = united.next()) {
    if (isStretch(step.value)) insertWithheld(db, step.value);
    else tally.add(db, step.value);
    yield;
  }
  const fork = step.value.find(({ reason }) => reason === 'fork');
  if (fork !== undefined) throw toForkError(fork.device, fork.seq);
  const { newConflicts } = yield* foldRows(db, tally.touched, tally);
  return { ...tally.finish(), newConflicts, stops: [...waiting, ...step.value] };
}

/** Where every chain stands here. */
function readEnds(db: Db): ReadonlyMap<string, ChainEnd> {
  return new Map(listChangeDevices(db).map((device) => [device, findChainHead(db, device) ?? beginningOfChain]));
}

/**
 * Each entry stands for all before it: where the last that both have is the same, all before it are. That reaches back
 * to where either of them left something out; so it is looked at before and behind everything that was left out.
 */
function* assertNoFork(db: Db, chain: SourceChain, end: ChainEnd): Generator<void> {
  if (end.seq === 0) return;
  for (const seq of listBoundaries([...chain.stretches, ...listWithheld(db, chain.device)], end.seq)) {
    const here = findHashAt(db, chain.device, seq);
    const there = here === undefined ? undefined : chain.findHash(seq);
    if (there !== undefined && there !== here) throw toForkError(chain.device, seq);
    yield;
  }
}

function listBoundaries(stretches: readonly Stretch[], end: number): ReadonlySet<number> {
  const boundaries = stretches.flatMap(({ first, last }) => [first - 1, last]);
  return new Set([end, ...boundaries.filter((seq) => seq > 0 && seq < end)]);
}

/** The first entry that the source has beyond the gap and that is not here. */
function listWaiting(db: Db, { device, entriesAfter }: SourceChain, end: ChainEnd): readonly Stop[] {
  const [gap] = listWithheld(db, device);
  const entries = entriesAfter(gap?.first ?? end.seq);
  for (let step = entries.next(); step.done !== true; step = entries.next()) {
    const { seq } = step.value.entry;
    if (seq > end.seq || isWithheld(db, { device, seq })) return [{ device, seq, reason: 'gap' }];
  }
  return [];
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
  const ranges: { device: string; first: number; last: number }[] = [];
  const latest = new Map<string, (typeof ranges)[number]>();
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
      const { device, seq } = entry;
      const range = latest.get(device);
      if (range?.last === seq - 1) range.last = seq;
      else {
        const begun = { device, first: seq, last: seq };
        latest.set(device, begun);
        ranges.push(begun);
      }
    },
    finish: () => ({ entries: ranges, touched, created }),
  };
}

/** Characters of entries of new rows that are kept until their rows are folded; above it they are read again. */
const mostKept = 64 * 1024 * 1024;

function toRowLog(entries: readonly CheckedEntry[] | undefined): RowLog | undefined {
  if (entries === undefined) return undefined;
  const known = entries.flatMap((checked) => {
    const kind = changeKinds.find((candidate) => candidate === checked.entry.kind);
    return kind === undefined || checked.entry.schema > logSchemaVersion ? [] : { checked, kind };
  });
  const [only, second] = known;
  return {
    get entries() {
      return known.map(({ checked: { entry, fields }, kind }) => ({ ...entry, kind, fields }));
    },
    ...(only === undefined || second !== undefined ? {} : { only: listCells(only.checked.entry.fields) }),
    hasNewer: known.length < entries.length,
    isFitting: true,
  };
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
export function assertFitting({ entry }: Pick<CheckedEntry, 'entry'>): void {
  const table = findLogTable(entry.table);
  if (entry.schema > logSchemaVersion || table === undefined) return;
  if (!changeKinds.some((kind) => kind === entry.kind)) throw toMisfit(entry, 'kind');
  if (isVisitOrEnterprise(table) && !isUuid(entry.row)) throw toMisfit(entry, 'row');
  for (const [field, cell] of listCells(entry.fields)) {
    if (!fits(table, field, cell) && isKnownField(table, field)) throw toMisfit(entry, field);
  }
}

function isVisitOrEnterprise(table: LogTable): boolean {
  return table === 'enterprises' || table === 'inspections' || table === 'records';
}

function toMisfit({ device, seq, table, row }: CheckedEntry['entry'], part: string): AppError {
  const details = { device, seq, table, row, part };
  return new AppError('FILE_HOSTILE', `An entry holds what no program of ours writes: ${table}.${part}`, details);
}
