import { compareAssignments, isOpenAssignment, toAssignmentState } from '#domain/assignment-state.ts';
import type { AssignmentFacts, AssignmentState } from '#domain/assignment-state.ts';
import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import type { ListMark } from '../list-changes.ts';
import { iterateAssignments, listAssignmentsOf } from './assignments.ts';
import type { AssignmentRow } from './assignments.ts';
import { readAliases } from './enterprise-aliases.ts';
import { toOwnersSql } from './line-places.ts';
import { beginTail, isInTail, isTailRead, readTail } from './own-tail.ts';
import type { OwnTail } from './own-tail.ts';

/** What an enterprise is assigned as: the most urgent open assignment, else the last one. */
export type ListAssignment = {
  readonly state: AssignmentState;
  readonly inspector: string;
  readonly dueOn: string | null;
};

/** What a line says beside what its row and its latest visit hold. */
export type LineFlags = {
  /** Fields in conflict of the enterprise, its visits and all that belongs to them. */
  readonly conflicts: number;
  /** Whether this device has written to any of it since it last handed the library over. */
  readonly isChanged: boolean;
  /** The most urgent open assignment, else the last; null: none. */
  readonly assignment: ListAssignment | null;
};

type StoredAssignment = AssignmentFacts & Pick<AssignmentRow, 'id' | 'inspector'>;

/**
 * The same for all lines, by the id of the enterprise that is listed. Kept apart from the lines, since few lines have
 * any of it: reading it takes as long as there are conflicts, assignments and new entries, not as there are lines.
 */
export type ListFlags = {
  conflicts: ReadonlyMap<string, number>;
  /** Of each enterprise the last assigned first. */
  assignments: Map<string, readonly StoredAssignment[]>;
  tail: OwnTail;
  changed: ReadonlySet<string>;
  /** The enterprise that stands for one that was merged. */
  survivors: ReadonlyMap<string, string>;
};

const assignmentsPerStep = 250;

/** Reads all of it, in steps of a few milliseconds. */
export function* readFlags(db: Db): Generator<void, ListFlags> {
  const tail = beginTail(db);
  yield* readTail(db, tail);
  return yield* readBesideTail(db, tail);
}

function* readBesideTail(db: Db, tail: OwnTail): Generator<void, ListFlags> {
  const assignments = new Map<string, readonly StoredAssignment[]>();
  let number = 0;
  for (const row of iterateAssignments(db)) {
    assignments.set(row.enterpriseId, sortStored([...(assignments.get(row.enterpriseId) ?? []), row]));
    number += 1;
    if (number % assignmentsPerStep === 0) yield;
  }
  const survivors = readAliases(db);
  return {
    conflicts: countConflicts(db, survivors),
    assignments,
    tail,
    changed: toChanged(tail, survivors),
    survivors,
  };
}

/** What was written since the flags were read. */
export type FlagChanges = {
  readonly marks: ReadonlySet<ListMark>;
  /** Enterprises that were written to, or their visits or assignments. */
  readonly enterprises: ReadonlySet<string>;
};

/** Brings the flags up to date. @returns whether anything may have changed. */
export function refreshFlags(db: Db, flags: ListFlags, { marks, enterprises }: FlagChanges): boolean {
  if (marks.has('hand_overs')) flags.tail = beginTail(db);
  const isBehind = marks.has('hand_overs') || !isTailRead(db, flags.tail);
  if (isBehind) {
    drain(readTail(db, flags.tail));
    flags.changed = toChanged(flags.tail, flags.survivors);
  }
  if (marks.has('aliases')) Object.assign(flags, drain(readBesideTail(db, flags.tail)));
  else if (marks.has('conflicts')) flags.conflicts = countConflicts(db, flags.survivors);
  for (const id of enterprises) refreshAssignments(db, flags, flags.survivors.get(id) ?? id);
  return isBehind || marks.size > 0 || enterprises.size > 0;
}

export function drain<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function refreshAssignments(db: Db, { assignments }: ListFlags, enterpriseId: string): void {
  const rows = listAssignmentsOf(db, enterpriseId);
  if (rows.length === 0) assignments.delete(enterpriseId);
  else assignments.set(enterpriseId, sortStored(rows));
}

/** The flags of one line. `today`: ISO date, on which it depends what is late. */
export function toLineFlags(flags: ListFlags, enterpriseId: string, today: string): LineFlags {
  return {
    conflicts: flags.conflicts.get(enterpriseId) ?? 0,
    isChanged: flags.changed.has(enterpriseId),
    assignment: findAssignmentOf(flags, enterpriseId, today),
  };
}

/** The most urgent open assignment, else the last; null: none. */
export function findAssignmentOf(
  { assignments }: ListFlags,
  enterpriseId: string,
  today: string,
): ListAssignment | null {
  const stored = assignments.get(enterpriseId);
  return stored === undefined ? null : chooseAssignment(stored, today);
}

type LineReader = { readonly isHandedOver: boolean; readonly readLine: (enterpriseId: string) => LineFlags };

/** Reads the flags of a few lines, as `readFlags` would have them. */
export function createLineReader(db: Db, today: string): LineReader {
  const conflicts = countConflicts(db, readAliases(db));
  const tail = beginTail(db);
  return {
    isHandedOver: tail.since > 0,
    readLine: (enterpriseId) => ({
      conflicts: conflicts.get(enterpriseId) ?? 0,
      isChanged: isInTail(db, tail, enterpriseId),
      assignment: chooseAssignment(sortStored(listAssignmentsOf(db, enterpriseId)), today),
    }),
  };
}

function chooseAssignment(stored: readonly StoredAssignment[], today: string): ListAssignment | null {
  const all = stored.map((one) => ({ ...one, state: toAssignmentState(one, today) }));
  const open = all.filter(({ state }) => isOpenAssignment(state)).toSorted(compareAssignments);
  const chosen = open[0] ?? all[0];
  return chosen === undefined ? null : { state: chosen.state, inspector: chosen.inspector, dueOn: chosen.dueOn };
}

function sortStored(rows: readonly AssignmentRow[] | readonly StoredAssignment[]): readonly StoredAssignment[] {
  return rows
    .map(({ id, inspector, assignedOn, dueOn, declined, visitedOn }) => ({
      id,
      inspector,
      assignedOn,
      dueOn,
      declined,
      visitedOn,
    }))
    .sort((a, b) => (toAge(a) < toAge(b) ? 1 : -1));
}

function toAge({ assignedOn, id }: StoredAssignment): string {
  return `${assignedOn} ${id}`;
}

function toChanged({ enterprises }: OwnTail, survivors: ReadonlyMap<string, string>): ReadonlySet<string> {
  if (survivors.size === 0) return enterprises;
  return new Set(Array.from(enterprises, (id) => survivors.get(id) ?? id));
}

function countConflicts(db: Db, survivors: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of prepare(db, conflictsSql).pluck().all() as string[]) {
    const listed = survivors.get(id) ?? id;
    counts.set(listed, (counts.get(listed) ?? 0) + 1);
  }
  return counts;
}

const conflictsSql = `WITH places AS MATERIALIZED (SELECT table_name AS t, row_id AS r FROM conflicts) ${toOwnersSql('places')}`;
