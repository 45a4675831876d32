import type { Db } from '#db/connection.ts';
import { findRowCells } from '#db/read-cells.ts';
import { findSurvivorId } from '#db/repositories/enterprise-aliases.ts';
import {
  findEnterprise,
  findEnterpriseByCreditCode,
  findEnterprisesByNameAndRegion,
} from '#db/repositories/enterprises.ts';
import type { EnterpriseRow } from '#db/rows.ts';
import { isSameCell } from '#sync/canonical.ts';
import type { Cells, ParsedRecord } from './parsed-record.ts';
import { cellOf, createRowPlan, planCell } from './row-plan.ts';
import type { RowPlan } from './row-plan.ts';
import type { Reject } from './rejection.ts';

/** The enterprises that an import has met so far, from the library and from the file itself. */
export type EnterpriseRegistry = {
  readonly plans: ReadonlyMap<string, RowPlan>;
  /** The enterprise that a record is about, made new where none fits; undefined where the record was rejected. */
  readonly take: (record: ParsedRecord, reject: Reject) => EnterpriseOutcome | undefined;
  /** When all records were taken: merges point at the enterprises that the file's ids turned out to be. */
  readonly finish: () => void;
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
  /** What the ids of the file turned out to be. */
  readonly byFileId: Map<string, RowPlan>;
};

type Recognised = { readonly plan: RowPlan | undefined; readonly cells: Cells };

export function createEnterpriseRegistry({ db, newId }: Pick<State, 'db' | 'newId'>): EnterpriseRegistry {
  const state: State = { db, newId, plans: new Map(), byCode: new Map(), byName: new Map(), byFileId: new Map() };
  return {
    plans: state.plans,
    take: (record, reject) => takeEnterprise(state, record, reject),
    finish: () => pointMerges(state),
  };
}

function takeEnterprise(state: State, record: ParsedRecord, reject: Reject): EnterpriseOutcome | undefined {
  const { id } = record.enterprise;
  const recognised = recognise(state, record, reject);
  if (recognised === 'rejected') return undefined;
  const { plan: found, cells } = recognised;
  if (found === undefined && cells['name'] === undefined) {
    reject('enterprise.name', 'MISSING', 'A new enterprise needs a name');
    return undefined;
  }
  const plan = found ?? createRowPlan(id ?? state.newId(), undefined);
  const twin = isMerged(record) ? undefined : findByCode(state, cells['credit_code']);
  if (twin !== undefined && !isSame(state, twin, plan)) {
    reject('enterprise.credit_code', 'DUPLICATE', `Enterprise ${twin.id} has this credit code`);
    return undefined;
  }
  state.plans.set(plan.id, plan);
  if (id !== undefined) state.byFileId.set(id, plan);
  const changes = Object.entries(cells).map(([field, cell]) => planCell(plan, field, { cell, record: record.index }));
  if (!isMerged(record)) remember(state, plan);
  return { plan, isNew: found === undefined, isChanged: changes.includes(true) };
}

/** The file's record of one that was merged into another is about that one itself; any other, about who stands for it. */
function recognise(state: State, record: ParsedRecord, reject: Reject): Recognised | 'rejected' {
  const { id, cells } = record.enterprise;
  if (isMerged(record)) return { plan: id === undefined ? undefined : findById(state, id), cells };
  const found = find(state, record, reject);
  if (found === 'rejected') return found;
  const survivor = found && findSurvivor(state, found);
  if (found === undefined || survivor === undefined) return { plan: found, cells };
  // What was recorded of the merged one already is no news of the one that stands for it.
  const news = Object.entries(cells).filter(([field, cell]) => !isSameCell(found.present[field] ?? null, cell));
  return { plan: survivor, cells: Object.fromEntries(news) };
}

function isMerged({ enterprise: { cells } }: ParsedRecord): boolean {
  return typeof cells['merged_into'] === 'string';
}

/** Undefined where the enterprise stands for itself. */
function findSurvivor(state: State, plan: RowPlan): RowPlan | undefined {
  const survivorId = findSurvivorId(state.db, plan.id);
  return survivorId === plan.id ? undefined : findById(state, survivorId);
}

function isSame(state: State, one: RowPlan, other: RowPlan): boolean {
  return findSurvivorId(state.db, one.id) === findSurvivorId(state.db, other.id);
}

function pointMerges({ plans, byFileId }: State): void {
  for (const plan of plans.values()) {
    const named = plan.named.get('merged_into');
    const target = typeof named?.cell === 'string' ? byFileId.get(named.cell) : undefined;
    if (named === undefined || target === undefined) continue;
    planCell(plan, 'merged_into', { cell: target === plan ? null : target.id, record: named.record });
  }
}

/** By id, else by credit code, else by exact name and region. */
function find(
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
