import type { Db } from '#db/connection.ts';
import { findRowCells } from '#db/read-cells.ts';
import {
  findEnterprise,
  findEnterpriseByCreditCode,
  findEnterprisesByNameAndRegion,
} from '#db/repositories/enterprises.ts';
import type { EnterpriseRow } from '#db/rows.ts';
import type { ParsedRecord } from './parsed-record.ts';
import { cellOf, createRowPlan, planCell } from './row-plan.ts';
import type { RowPlan } from './row-plan.ts';
import type { Reject } from './rejection.ts';

/** The enterprises that an import has met so far, from the library and from the file itself. */
export type EnterpriseRegistry = {
  readonly plans: ReadonlyMap<string, RowPlan>;
  /** The enterprise that a record is about, made new where none fits; undefined where the record was rejected. */
  readonly take: (record: ParsedRecord, reject: Reject) => EnterpriseOutcome | undefined;
};

/** `isNew` only for the record that brought the enterprise. */
type EnterpriseOutcome = { readonly plan: RowPlan; readonly isNew: boolean; readonly isChanged: boolean };

type State = {
  readonly db: Db;
  readonly newId: () => string;
  readonly plans: Map<string, RowPlan>;
  /** Enterprises that the file touches, by credit code and by name and region as they will be. */
  readonly byCode: Map<string, RowPlan>;
  readonly byName: Map<string, RowPlan>;
};

export function createEnterpriseRegistry({ db, newId }: Pick<State, 'db' | 'newId'>): EnterpriseRegistry {
  const state: State = { db, newId, plans: new Map(), byCode: new Map(), byName: new Map() };
  return { plans: state.plans, take: (record, reject) => takeEnterprise(state, record, reject) };
}

function takeEnterprise(state: State, record: ParsedRecord, reject: Reject): EnterpriseOutcome | undefined {
  const { id, cells } = record.enterprise;
  const found = recognise(state, record, reject);
  if (found === 'rejected') return undefined;
  if (found === undefined && cells['name'] === undefined) {
    reject('enterprise.name', 'MISSING', 'A new enterprise needs a name');
    return undefined;
  }
  const plan = found ?? createRowPlan(id ?? state.newId(), undefined);
  const twin = findByCode(state, cells['credit_code']);
  if (twin !== undefined && twin.id !== plan.id) {
    reject('enterprise.credit_code', 'DUPLICATE', `Enterprise ${twin.id} has this credit code`);
    return undefined;
  }
  state.plans.set(plan.id, plan);
  const changes = Object.entries(cells).map(([field, cell]) => planCell(plan, field, { cell, record: record.index }));
  remember(state, plan);
  return { plan, isNew: found === undefined, isChanged: changes.includes(true) };
}

/** By id, else by credit code, else by exact name and region. */
function recognise(
  state: State,
  { enterprise: { id, cells } }: ParsedRecord,
  reject: Reject,
): RowPlan | 'rejected' | undefined {
  const byId = id === undefined ? undefined : findById(state, id);
  const known = byId ?? findByCode(state, cells['credit_code']);
  if (known !== undefined || typeof cells['name'] !== 'string') return known;
  const code = cells['credit_code'];
  const fits = findByName(state, cells['name'], cells['region_code'] ?? null).filter((plan) => {
    const other = cellOf(plan, 'credit_code');
    return code === undefined || other === null || other === code;
  });
  if (fits.length < 2) return fits[0];
  reject('enterprise.name', 'AMBIGUOUS', `${fits.length} enterprises have this name and region`);
  return 'rejected';
}

function findById(state: State, id: string): RowPlan | undefined {
  return state.plans.get(id) ?? adopt(state, findEnterprise(state.db, id));
}

function findByCode(state: State, code: unknown): RowPlan | undefined {
  if (typeof code !== 'string') return undefined;
  const planned = state.byCode.get(code);
  if (planned !== undefined) return planned;
  const stored = adopt(state, findEnterpriseByCreditCode(state.db, code));
  // The file may have given that enterprise another code meanwhile.
  return stored !== undefined && cellOf(stored, 'credit_code') === code ? stored : undefined;
}

function findByName(state: State, name: string, region: unknown): readonly RowPlan[] {
  const regionCode = typeof region === 'string' ? region : null;
  const stored = findEnterprisesByNameAndRegion(state.db, { name, regionCode }).flatMap(
    (row) => adopt(state, row) ?? [],
  );
  const planned = state.byName.get(toKey(name, regionCode));
  const all = new Set(planned === undefined ? stored : [...stored, planned]);
  return [...all].filter((plan) => cellOf(plan, 'name') === name && cellOf(plan, 'region_code') === regionCode);
}

/** The plan of a stored enterprise: the one begun before, or a fresh one that changes nothing yet. */
function adopt(state: State, row: EnterpriseRow | undefined): RowPlan | undefined {
  if (row === undefined) return undefined;
  return state.plans.get(row.id) ?? createRowPlan(row.id, findRowCells(state.db, 'enterprises', row.id));
}

function remember(state: State, plan: RowPlan): void {
  const code = cellOf(plan, 'credit_code');
  const name = cellOf(plan, 'name');
  const region = cellOf(plan, 'region_code');
  if (typeof code === 'string') state.byCode.set(code, plan);
  if (typeof name === 'string') state.byName.set(toKey(name, typeof region === 'string' ? region : null), plan);
}

function toKey(name: string, regionCode: string | null): string {
  return JSON.stringify([name, regionCode]);
}
