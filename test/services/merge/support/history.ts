import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { findRowCells, iterateRowIds } from '#db/read-cells.ts';
import { listConflicts } from '#db/repositories/conflicts.ts';
import { hasRow } from '#db/repositories/row-family.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { logTables } from '#domain/cell.ts';
import { redo, undo, undoState, write } from '#services/journal.ts';
import { syncFolder } from '#services/exchange/sync-folder.ts';
import type { SyncOutcome } from '#services/exchange/sync-folder.ts';
import type { Library } from '#services/library.ts';
import { mergeDatabase } from '#services/merge/merge-file.ts';
import type { MergeOutcome } from '#services/merge/merge-file.ts';
import { createDeviceKey } from '#services/trust/keys.ts';
import { readCheckpoints } from '#services/trust/checkpoints.ts';
import { toCanonicalJson } from '#sync/canonical.ts';
import type { Cell } from '#sync/change.ts';
import { makeDevice } from './devices.ts';
import type { TestDevice } from './devices.ts';
import { makeExchangeFolder } from './exchange-folder.ts';
import type { ExchangeFolder } from './exchange-folder.ts';
import { createModel, knownBy, noteArrival, noteArrivalFromLog, noteWithheld, noteWrites } from './model.ts';
import type { Model } from './model.ts';

/** Several devices, the rows that were made on any of them, and what ought to come of it all. */
export type History = {
  readonly devices: readonly TestDevice[];
  readonly rows: RowPlace[];
  readonly model: Model;
  readonly folder: ExchangeFolder;
};

/** One thing that happens. Numbers stand for devices and rows, each taken by the remainder of how many there are. */
export type Step =
  | { readonly do: 'edit'; readonly on: number; readonly row: number; readonly field: number; readonly value: number }
  | { readonly do: 'delete' | 'restore'; readonly on: number; readonly row: number }
  | { readonly do: 'undo' | 'redo'; readonly on: number; readonly row: number }
  | { readonly do: 'create'; readonly on: number; readonly what: number; readonly under: number }
  | { readonly do: 'merge'; readonly on: number; readonly from: number }
  | { readonly do: 'sync' | 'sneak'; readonly on: number }
  | { readonly do: 'lose' | 'cut' | 'find'; readonly on: number }
  | { readonly do: 'clock'; readonly on: number; readonly days: number };

const small = fc.nat({ max: 30 });

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant('edit'), on: small, row: small, field: small, value: fc.nat(2) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete'), on: small, row: small }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore'), on: small, row: small }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo'), on: small, row: small }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('redo'), on: small, row: small }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('create'), on: small, what: small, under: small }) },
  { weight: 7, arbitrary: fc.record({ do: fc.constant('merge'), on: small, from: small }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('sync'), on: small }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('lose', 'cut', 'find', 'sneak'), on: small }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('clock'), on: small, days: fc.integer({ min: -3650, max: 3650 }) }),
  },
);

/** Begins with one enterprise and one visit, made on the first device and known to all or to that one alone. */
export async function beginHistory(count: number, isShared: boolean): Promise<History> {
  const devices = Array.from({ length: count }, (_, number) => makeDevice(number + 1));
  const history: History = { devices, rows: [], model: createModel(), folder: makeExchangeFolder() };
  create(history, { on: 0, what: 0, under: 0 });
  create(history, { on: 0, what: 1, under: 0 });
  if (isShared) for (let on = 1; on < count; on += 1) await merge(history, on, 0);
  return history;
}

export async function take(history: History, action: Step): Promise<void> {
  const device = pick(history.devices, action.on);
  const { library } = device;
  switch (action.do) {
    case 'edit':
      edit(history, library, action);
      break;
    case 'delete':
    case 'restore':
      setDeleted(history, library, action);
      break;
    case 'undo':
    case 'redo':
      stepBack(history, library, action);
      break;
    case 'create':
      create(history, action);
      break;
    case 'merge':
      await merge(history, action.on, action.from);
      break;
    case 'sync':
      await sync(history, action.on);
      break;
    case 'sneak':
      history.folder.addJunk(action.on);
      break;
    case 'lose':
    case 'cut':
      history.folder.spoil(action.on, action.do);
      break;
    case 'find':
      history.folder.restore();
      break;
    case 'clock':
      device.clock.now += action.days * 86_400_000;
      break;
  }
  noteWrites(history.model, library);
}

/** What one device holds is taken in by another, as from a file. */
export async function merge(history: History, on: number, from: number): Promise<MergeOutcome | undefined> {
  const target = pick(history.devices, on).library;
  const source = pick(history.devices, from).library;
  if (target === source) return undefined;
  const outcome = await mergeLibraries(target, source);
  noteArrival(history.model, target.device.id, knownBy(history.model, source.device.id));
  noteWithheld(history.model, target);
  return outcome;
}

/** Of the first device alone: that the others do not sign keeps nothing out. */
const key = createDeviceKey();

/** One exchange through the folder. */
export async function sync(history: History, on: number): Promise<SyncOutcome> {
  const { library } = pick(history.devices, on);
  const { path: folder } = history.folder;
  const outcome = await syncFolder(library, { folder, ...(library === history.devices[0]?.library ? { key } : {}) });
  // Nobody tampers here, so whatever is lost, cut or late, no signature is ever wrong.
  expect(outcome.signatures.filter(({ state }) => state === 'broken' || state === 'changed')).toEqual([]);
  noteArrivalFromLog(history.model, library);
  noteWithheld(history.model, library);
  return outcome;
}

export function endHistory({ devices, folder }: History): void {
  for (const { library } of devices) library.db.close();
  folder.remove();
}

export function mergeLibraries(target: Library, source: Library): Promise<MergeOutcome | undefined> {
  const sha256 = createHash('sha256')
    .update(toCanonicalJson(readCheckpoints(source.db)))
    .digest('hex');
  return mergeDatabase(target, { db: source.db, sha256, fileName: 'test.unidb' });
}

/** What the tables show, field by field, and the list of conflicts. */
export function readState({ db }: Library): {
  readonly shown: Map<string, string>;
  readonly conflicts: readonly string[];
} {
  const shown = new Map<string, string>();
  for (const table of logTables) {
    for (const row of iterateRowIds(db, table)) {
      for (const [field, cell] of Object.entries(findRowCells(db, table, row) ?? {}))
        shown.set(`${table}/${row}/${field}`, toCanonicalJson(cell));
    }
  }
  const conflicts = listConflicts(db).map(({ table, row, field }) => `${table}/${row}/${field}`);
  return { shown, conflicts: conflicts.sort() };
}

const fieldsByTable: Readonly<Partial<Record<string, readonly (readonly [string, readonly Cell[]])[]>>> = {
  enterprises: [
    ['name', ['示例一厂', '示例二厂', '示例三厂']],
    ['address', [null, '甲路', '乙路']],
    // The first enterprises of the first two devices, so that pointers meet, cross and lead round in circles.
    ['merged_into', [null, '019e197b-bc00-7000-8000-010000000300', '019e197b-bc00-7000-8000-020000000300']],
  ],
  inspections: [
    ['date', ['2026-05-12', '2026-05-13', '2026-06-01']],
    ['inspectors', [null, [{ name: '王', certificate: '1' }], [{ name: '李', certificate: '2' }]]],
  ],
  records: [
    ['employees_total', [{ value: 1 }, { value: 2 }, { state: 'unknown' }]],
    ['womens_committee', [{ value: 'none' }, { value: 'established' }, null]],
    ['employees_total.note', ['甲', '乙', null]],
  ],
  evidence: [['caption', [null, '门口', '车间']]],
  documents: [['number', [null, '一', '二']]],
  assignments: [
    ['due_on', [null, '2026-05-20', '2026-05-21']],
    ['declined', [null, '已搬迁', '已注销']],
  ],
};

function edit(
  { rows }: History,
  library: Library,
  action: { readonly row: number; readonly field: number; readonly value: number },
): void {
  const place = pick(rows, action.row);
  const [field, values] = pick(fieldsByTable[place.table] ?? [], action.field);
  if (hasRow(library.db, place)) write(library, [{ ...place, set: { [field]: pick(values, action.value) } }]);
}

function setDeleted({ rows }: History, library: Library, action: { readonly do: string; readonly row: number }): void {
  const place = pick(rows, action.row);
  if (place.table === 'records' || !hasRow(library.db, place)) return;
  write(library, [{ ...place, set: { deleted: action.do === 'delete' } }]);
}

function stepBack({ rows }: History, library: Library, action: { readonly do: string; readonly row: number }): void {
  const visits = rows.filter(({ table }) => table === 'inspections');
  const place = pick(visits, action.row);
  if (!hasRow(library.db, place)) return;
  const { canUndo, canRedo } = undoState(library, place.row);
  if (action.do === 'undo' && canUndo) undo(library, place.row);
  if (action.do === 'redo' && canRedo) redo(library, place.row);
}

function create(
  history: History,
  { on, what, under }: { readonly on: number; readonly what: number; readonly under: number },
): void {
  const { library } = pick(history.devices, on);
  const row = library.newId();
  const add = (table: RowPlace['table'], set: Readonly<Record<string, Cell>>): void => {
    write(library, [{ table, row, set }]);
    history.rows.push({ table, row });
  };
  if (what % 5 === 0) add('enterprises', { name: `新厂${on}` });
  const parents = history.rows.filter(
    (place) => place.table === ([1, 4].includes(what % 5) ? 'enterprises' : 'inspections'),
  );
  const parent = parents.length === 0 ? undefined : pick(parents, under);
  if (what % 5 === 0 || parent === undefined || !hasRow(library.db, parent)) return noteWrites(history.model, library);
  if (what % 5 === 1) {
    add('inspections', { enterprise_id: parent.row, date: '2026-05-12' });
    add('records', { employees_total: { value: on } });
  }
  if (what % 5 === 2) {
    const file = { name: 'a.jpg', media_type: 'image/jpeg', size: 1, sha256: 'a'.repeat(64) };
    add('evidence', { inspection_id: parent.row, ...file });
  }
  if (what % 5 === 3) add('documents', { inspection_id: parent.row, language: 'zh-Hans', kind: 'reminder' });
  if (what % 5 === 4) add('assignments', { enterprise_id: parent.row, inspector: '赵', assigned_on: '2026-05-12' });
  noteWrites(history.model, library);
}

function pick<T>(items: readonly T[], number: number): T {
  const item = items[number % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
