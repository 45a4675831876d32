import { listAssignmentsOf } from '#db/repositories/assignments.ts';
import type { AssignmentRow } from '#db/repositories/assignments.ts';
import { getSurvivor } from '#db/repositories/enterprises.ts';
import { isOpenAssignment, toAssignmentState } from '#domain/assignment-state.ts';
import { toLocalDate } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { isSamePerson } from '#domain/person-name.ts';
import type { Cell, Edit } from '#sync/change.ts';
import { beginGradualWrite } from '../journal/gradual-write.ts';
import { getInspectorName } from '../library.ts';
import type { Library } from '../library.ts';
import { withoutPause } from '../merge/slices.ts';
import type { Pause } from '../merge/slices.ts';
import { toAssignmentCells } from './assignment-fields.ts';
import type { AssignmentInput } from './assignment-fields.ts';

export type AssignRequest = AssignmentInput & {
  /** Ids; of one that was merged the one that stands for it is assigned. */
  readonly enterpriseIds: readonly string[];
  /** Absent: the library's inspector name. */
  readonly assignedBy?: string | undefined;
};

/** Somebody else who is to visit the enterprise as well. */
export type OtherAssignee = {
  readonly enterpriseId: string;
  readonly enterpriseName: string;
  readonly inspector: string;
  readonly dueOn: string | null;
};

export type Assigned = {
  /** Ids of the enterprises that the inspector is to visit now, each once. */
  readonly enterpriseIds: readonly string[];
  /** How many were new for the inspector, got another day or note, or were the inspector's already in every respect. */
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly others: readonly OtherAssignee[];
};

/**
 * Says who is to visit these enterprises, in one transaction. Where the inspector has an open assignment for one already,
 * that one is changed; where somebody else has, both stand, and it is told.
 * @returns undefined where `pause` said to stop; nothing is written then.
 * @throws AppError NOT_FOUND, INVALID_REQUEST (none), RECORD_REJECTED with `issues`, LIBRARY_IN_USE, STORAGE_*; nothing
 * is written then.
 */
export async function assignEnterprises(
  library: Library,
  { enterpriseIds, ...given }: AssignRequest,
  pause: Pause = withoutPause,
): Promise<Assigned | undefined> {
  if (enterpriseIds.length === 0) throw new AppError('INVALID_REQUEST', 'No enterprise was named', {});
  const { inspector, certificate, dueOn, note } = given;
  const assignedBy = given.assignedBy ?? getInspectorName(library);
  const cells = toAssignmentCells({ inspector, certificate, dueOn, note, assignedBy });
  const outcome = { ids: new Set<string>(), created: 0, updated: 0, unchanged: 0, others: [] as OtherAssignee[] };
  const write = beginGradualWrite(library, 'edit');
  try {
    for (const id of enterpriseIds) {
      const planned = planAssignment(library, id, cells);
      if (outcome.ids.has(planned.enterpriseId)) continue;
      outcome.ids.add(planned.enterpriseId);
      outcome[planned.fate] += 1;
      outcome.others.push(...planned.others);
      if (planned.fate !== 'unchanged') write.add([planned.edit]);
      if (!(await pause())) return undefined;
    }
    write.commit();
    const { ids, ...counts } = outcome;
    return { enterpriseIds: [...ids], ...counts };
  } finally {
    write.abort();
  }
}

type Planned = {
  readonly enterpriseId: string;
  readonly fate: 'created' | 'updated' | 'unchanged';
  readonly edit: Edit;
  readonly others: readonly OtherAssignee[];
};

function planAssignment(library: Library, id: string, cells: Readonly<Record<string, Cell>>): Planned {
  const enterprise = getSurvivor(library.db, id);
  if (enterprise.isDeleted) throw new AppError('NOT_FOUND', `Enterprise ${id} was deleted`, { enterpriseId: id });
  const { id: enterpriseId, name: enterpriseName } = enterprise;
  const today = toLocalDate(library.clock());
  const open = listAssignmentsOf(library.db, enterpriseId).filter((row) =>
    isOpenAssignment(toAssignmentState(row, today)),
  );
  const own = open.find((row) => isFor(row, cells));
  const others = open
    .filter((row) => !isFor(row, cells))
    .map(({ inspector, dueOn }): OtherAssignee => ({ enterpriseId, enterpriseName, inspector, dueOn }));
  if (own === undefined) {
    const set = { ...cells, enterprise_id: enterpriseId, assigned_on: today };
    return { enterpriseId, fate: 'created', edit: { table: 'assignments', row: library.newId(), set }, others };
  }
  const set = toChanges(own, cells);
  const fate = Object.keys(set).length === 0 ? 'unchanged' : 'updated';
  return { enterpriseId, fate, edit: { table: 'assignments', row: own.id, set }, others };
}

/** Two certificates are two people; a certificate that is not named tells nothing. */
function isFor(row: AssignmentRow, { inspector, certificate }: Readonly<Record<string, Cell>>): boolean {
  if (typeof inspector !== 'string' || !isSamePerson(row.inspector, inspector)) return false;
  return row.certificate === null || typeof certificate !== 'string' || row.certificate === certificate;
}

/** What is not named stays; who assigned it is told anew with any other change only. */
function toChanges(own: AssignmentRow, cells: Readonly<Record<string, Cell>>): Readonly<Record<string, Cell>> {
  const present: Readonly<Record<string, string | null>> = {
    certificate: own.certificate,
    due_on: own.dueOn,
    note: own.note,
  };
  const changed = Object.entries(present).filter(([field, was]) => {
    const cell = cells[field] ?? null;
    return cell !== null && cell !== was;
  });
  if (changed.length === 0) return {};
  const set = Object.fromEntries(changed.map(([field]): [string, Cell] => [field, cells[field] ?? null]));
  return { ...set, assigned_by: cells['assigned_by'] ?? null };
}
