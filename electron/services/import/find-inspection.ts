import type { Db } from '#db/connection.ts';
import { findRowCells } from '#db/read-cells.ts';
import { findSurvivorId } from '#db/repositories/enterprise-aliases.ts';
import { findInspection, findInspectionById, findOwnInspection } from '#db/repositories/inspections.ts';
import type { InspectionRow } from '#db/rows.ts';
import { isSameCell } from '#sync/canonical.ts';
import type { Cell } from '#sync/change.ts';
import type { ParsedRecord } from './parsed-record.ts';
import { cellOf, createRowPlan, planCell } from './row-plan.ts';
import type { RowPlan } from './row-plan.ts';
import type { Reject } from './rejection.ts';

/** A visit that an import touches, with its answers. */
export type VisitPlan = {
  readonly inspection: RowPlan;
  readonly record: RowPlan;
  readonly enterpriseId: string;
  /** The record of the file that it came with first. */
  readonly firstRecord: number;
};

export type VisitRegistry = {
  readonly plans: ReadonlyMap<string, VisitPlan>;
  /** The visit that a record is about; undefined where the record was rejected. */
  readonly take: (request: VisitRequest, reject: Reject) => VisitOutcome | undefined;
};

type VisitRequest = {
  readonly record: ParsedRecord;
  readonly inspection: NonNullable<ParsedRecord['inspection']>;
  readonly enterpriseId: string;
};

type VisitOutcome = { readonly id: string; readonly isNew: boolean; readonly isChanged: boolean };

type State = {
  readonly db: Db;
  readonly newId: () => string;
  readonly plans: Map<string, VisitPlan>;
  /** Visits that the file touches, by enterprise and date. */
  readonly byDate: Map<string, VisitPlan>;
};

export function createVisitRegistry({ db, newId }: Pick<State, 'db' | 'newId'>): VisitRegistry {
  const state: State = { db, newId, plans: new Map(), byDate: new Map() };
  return { plans: state.plans, take: (request, reject) => takeVisit(state, request, reject) };
}

function takeVisit(state: State, request: VisitRequest, reject: Reject): VisitOutcome | undefined {
  const { inspection, enterpriseId, record } = request;
  const date = inspection.cells['date'];
  const byId = inspection.id === undefined ? undefined : findById(state, inspection.id, record.index);
  if (byId !== undefined && !isSameEnterprise(state, byId.enterpriseId, enterpriseId)) {
    reject('inspection.id', 'DUPLICATE', `This visit belongs to enterprise ${byId.enterpriseId}`);
    return undefined;
  }
  const byDate = findThatDay(state, request, byId);
  if (byId !== undefined && byDate !== undefined && byId.inspection.id !== byDate.inspection.id) {
    reject('inspection.date', 'DUPLICATE', `The enterprise has another visit on that day: ${byDate.inspection.id}`);
    return undefined;
  }
  const found = byId ?? byDate;
  if (found === undefined && date === undefined) {
    reject('inspection.date', 'MISSING', 'A new visit needs a date');
    return undefined;
  }
  const plan = found ?? createPlan(inspection.id ?? state.newId(), { enterpriseId, record: record.index });
  return writePlan(state, { plan, request }, reject);
}

/**
 * The visit that there is on that day already. A void one stands beside the one that replaces it: only its id says which
 * is meant. After a merge an enterprise may have two visits on one day: one that keeps its day is in nobody's way.
 */
function findThatDay(state: State, request: VisitRequest, byId: VisitPlan | undefined): VisitPlan | undefined {
  const { inspection, enterpriseId, record } = request;
  const date = inspection.cells['date'];
  if (typeof date !== 'string' || inspection.cells['state'] === 'void') return undefined;
  if (byId !== undefined && cellOf(byId.inspection, 'date') === date) return undefined;
  return findByDate(state, { enterpriseId, date, record: record.index, isOwn: inspection.id !== undefined });
}

function writePlan(
  state: State,
  { plan, request }: { readonly plan: VisitPlan; readonly request: VisitRequest },
  reject: Reject,
): VisitOutcome | undefined {
  const { record, inspection } = request;
  const { enterpriseId } = plan;
  const rows = [
    { row: plan.inspection, cells: { enterprise_id: enterpriseId, ...inspection.cells }, path: 'inspection.' },
    { row: plan.record, cells: record.record, path: '' },
  ];
  const clashes = rows.flatMap(({ row, cells, path }) => listClashes(row, { cells, path, record: record.index }));
  for (const { field, other } of clashes)
    reject(field, 'DUPLICATE', `Record ${other} of the file says otherwise about the same visit`);
  if (clashes.length > 0) return undefined;
  const isNew = plan.inspection.isNew && plan.firstRecord === record.index;
  const wasLocked = isLocked(plan.inspection);
  const changes = rows.flatMap(({ row, cells }) =>
    Object.entries(cells).map(([field, cell]) => planCell(row, field, { cell, record: record.index })),
  );
  state.plans.set(plan.inspection.id, plan);
  if (cellOf(plan.inspection, 'state') !== 'void')
    state.byDate.set(toKey(enterpriseId, cellOf(plan.inspection, 'date')), plan);
  const isChanged = changes.includes(true);
  if (!isChanged || !wasLocked) return { id: plan.inspection.id, isNew, isChanged };
  reject('inspection', 'RECORD_LOCKED', 'The visit is completed; only drafts and returned visits are changed');
  return undefined;
}

/** Only what the library holds can be locked: a file brings completed visits as a whole. */
function isLocked(inspection: RowPlan): boolean {
  return !inspection.isNew && !['draft', 'returned', null].includes(toText(inspection.present['state']));
}

function toText(cell: Cell | undefined): string | null {
  return typeof cell === 'string' ? cell : null;
}

type Clash = { readonly field: string; readonly other: number };

/** Two records of one file that say different things about one field: nobody knows which is meant. */
function listClashes(
  row: RowPlan,
  {
    cells,
    path,
    record,
  }: { readonly cells: Readonly<Record<string, Cell>>; readonly path: string; readonly record: number },
): readonly Clash[] {
  return Object.entries(cells).flatMap(([field, cell]) => {
    const named = row.named.get(field);
    if (named === undefined || named.record === record || isSameCell(named.cell, cell)) return [];
    return [{ field: `${path}${field}`, other: named.record }];
  });
}

function findById(state: State, id: string, record: number): VisitPlan | undefined {
  return state.plans.get(id) ?? adopt(state, findInspectionById(state.db, id), record);
}

type DayRequest = {
  readonly enterpriseId: string;
  readonly date: string;
  readonly record: number;
  /** The file names the visit: one of an enterprise merged with this one is not meant. */
  readonly isOwn: boolean;
};

function isSameEnterprise({ db }: State, one: string, other: string): boolean {
  return findSurvivorId(db, one) === findSurvivorId(db, other);
}

function findByDate(state: State, { enterpriseId, date, record, isOwn }: DayRequest): VisitPlan | undefined {
  const planned = state.byDate.get(toKey(enterpriseId, date));
  if (planned !== undefined) return planned;
  const findStored = isOwn ? findOwnInspection : findInspection;
  const stored = adopt(state, findStored(state.db, { enterpriseId, date }), record);
  return stored !== undefined && cellOf(stored.inspection, 'date') === date ? stored : undefined;
}

function adopt(state: State, row: InspectionRow | undefined, record: number): VisitPlan | undefined {
  if (row === undefined) return undefined;
  const begun = state.plans.get(row.id);
  if (begun !== undefined) return begun;
  return {
    inspection: createRowPlan(row.id, findRowCells(state.db, 'inspections', row.id)),
    record: createRowPlan(row.id, findRowCells(state.db, 'records', row.id) ?? {}),
    enterpriseId: row.enterpriseId,
    firstRecord: record,
  };
}

function createPlan(
  id: string,
  { enterpriseId, record }: { readonly enterpriseId: string; readonly record: number },
): VisitPlan {
  return {
    inspection: createRowPlan(id, undefined),
    record: createRowPlan(id, undefined),
    enterpriseId,
    firstRecord: record,
  };
}

function toKey(enterpriseId: string, date: Cell): string {
  return JSON.stringify([enterpriseId, date]);
}
