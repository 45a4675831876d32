import {
  findAssignedEnterprise,
  findAssignment,
  iterateAssignments,
  listAssignmentsOf,
  listNamings,
} from '#db/repositories/assignments.ts';
import type { AssignmentRow, PlacedAssignment } from '#db/repositories/assignments.ts';
import { findSealed } from '#db/repositories/hand-overs.ts';
import { compareAssignments, isOpenAssignment, toAssignmentState } from '#domain/assignment-state.ts';
import type { AssignmentState } from '#domain/assignment-state.ts';
import { toLocalDate } from '#domain/clock.ts';
import { toComparableName } from '#domain/person-name.ts';
import type { Library } from '../library.ts';

/** An assignment with what has become of it. Dates are ISO dates. */
export type AssignmentView = AssignmentRow & { readonly state: AssignmentState };
export type PlacedAssignmentView = PlacedAssignment & { readonly state: AssignmentState };

/** Of one enterprise and of those merged with it: the most urgent first. */
export function listAssignments(library: Library, enterpriseId: string): readonly AssignmentView[] {
  const today = toLocalDate(library.clock());
  return listAssignmentsOf(library.db, enterpriseId)
    .map((row) => ({ ...row, state: toAssignmentState(row, today) }))
    .toSorted(compareAssignments);
}

/** Of the whole library: the most urgent first. Reads them all. */
export function listAllAssignments(library: Library): readonly PlacedAssignmentView[] {
  const today = toLocalDate(library.clock());
  const found: PlacedAssignmentView[] = [];
  for (const row of iterateAssignments(library.db)) found.push({ ...row, state: toAssignmentState(row, today) });
  return found.sort(compareAssignments);
}

/** How many assignments there are of each state. */
export type AssignmentCounts = Readonly<Record<AssignmentState, number>>;

/** What one inspector has to do. */
export type InspectorTasks = {
  readonly inspector: string;
  readonly certificate: string | null;
  readonly counts: AssignmentCounts;
  /** The nearest day of the open ones. */
  readonly dueOn: string | null;
};

export type TaskOverview = {
  readonly counts: AssignmentCounts;
  /** Those with something late first, then those with something open, the nearest day leading. */
  readonly inspectors: readonly InspectorTasks[];
};

/** What every inspector has to do. Reads all assignments: meant for a thread of its own. */
export function getTaskOverview(library: Library): TaskOverview {
  const groups = new Map<string, PlacedAssignmentView[]>();
  const all = listAllAssignments(library);
  for (const row of all) {
    const key = toComparableName(row.inspector);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const inspectors = [...groups.values()].map(toTasks).sort(compareTasks);
  return { counts: count(all), inspectors };
}

/** Which assignments of an inspector: of one state, or `open`: late or assigned. */
export type TaskRequest = {
  /** Empty: of everybody. */
  readonly inspector: string;
  readonly state: AssignmentState | 'open' | 'all';
  readonly from: number;
  /** 1 to 200. */
  readonly limit: number;
};

export type TaskPage = { readonly matching: number; readonly rows: readonly PlacedAssignmentView[] };

/** Some assignments, the most urgent first. Reads all assignments: meant for a thread of its own. */
export function listTasks(library: Library, { inspector, state, from, limit }: TaskRequest): TaskPage {
  const key = toComparableName(inspector);
  const matching = listAllAssignments(library).filter(
    (row) => (key === '' || toComparableName(row.inspector) === key) && hasState(row, state),
  );
  return { matching: matching.length, rows: matching.slice(from, from + limit) };
}

/** The enterprises that an inspector is still to visit, each once. */
export function listOpenEnterprises(library: Library, inspector: string): readonly string[] {
  const key = toComparableName(inspector);
  const open = listAllAssignments(library).filter(
    (row) => toComparableName(row.inspector) === key && hasState(row, 'open'),
  );
  return [...new Set(open.map(({ enterpriseId }) => enterpriseId))];
}

/**
 * The enterprises whose entries the file of an inspector holds: those still to be visited, and those that were taken away
 * again after a file may have told of them, so that the inspector learns of it.
 */
export function listTaskEnterprises(library: Library, inspector: string): readonly string[] {
  return [...new Set([...listOpenEnterprises(library, inspector), ...listTakenAway(library, inspector)])];
}

function listTakenAway({ db, device }: Library, inspector: string): readonly string[] {
  const key = toComparableName(inspector);
  const handedOver = findSealed(db, device.id);
  const told = listNamings(db, device.id).filter(
    (entry) => entry.seq <= handedOver && toComparableName(entry.inspector) === key,
  );
  return told.flatMap(({ row }) => {
    const present = findAssignment(db, row);
    if (present !== undefined && toComparableName(present.inspector) === key) return [];
    return findAssignedEnterprise(db, row) ?? [];
  });
}

function hasState({ state }: PlacedAssignmentView, wanted: TaskRequest['state']): boolean {
  if (wanted === 'all') return true;
  return wanted === 'open' ? isOpenAssignment(state) : state === wanted;
}

function toTasks(rows: readonly PlacedAssignmentView[]): InspectorTasks {
  const due = rows.flatMap(({ state, dueOn }) => (isOpenAssignment(state) && dueOn !== null ? dueOn : []));
  return {
    inspector: rows[0]?.inspector ?? '',
    certificate: rows.find(({ certificate }) => certificate !== null)?.certificate ?? null,
    counts: count(rows),
    dueOn: due.toSorted()[0] ?? null,
  };
}

function count(rows: readonly PlacedAssignmentView[]): AssignmentCounts {
  const counts = { late: 0, assigned: 0, declined: 0, done: 0 };
  for (const { state } of rows) counts[state] += 1;
  return counts;
}

function compareTasks(left: InspectorTasks, right: InspectorTasks): number {
  if (right.counts.late > 0 !== left.counts.late > 0) return right.counts.late > 0 ? 1 : -1;
  const [one, other] = [left, right].map(({ dueOn, counts }) => dueOn ?? (counts.assigned > 0 ? '9999' : '9999-x'));
  if (one !== other) return (one ?? '') < (other ?? '') ? -1 : 1;
  return left.inspector < right.inspector ? -1 : 1;
}
