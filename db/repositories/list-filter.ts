import { isOpenAssignment } from '#domain/assignment-state.ts';
import type { ListShow } from '#domain/list-shows.ts';
import { editableStates } from '#domain/visit-states.ts';
import { findAssignmentOf } from './list-flags.ts';
import type { ListFlags } from './list-flags.ts';
import type { ListLine } from './list-entry.ts';

export type ShowTests = Readonly<Record<ListShow, (line: ListLine) => boolean>>;

/** Which lines each filter shows. `today`: ISO date, on which it depends what is late. */
export function createShowTests(flags: ListFlags, today: string): ShowTests {
  const assignmentOf = ({ enterpriseId }: ListLine) => findAssignmentOf(flags, enterpriseId, today);
  const isAssigned = (line: ListLine): boolean => {
    const assignment = assignmentOf(line);
    return assignment !== null && isOpenAssignment(assignment.state);
  };
  return {
    ...lineTests,
    conflict: ({ enterpriseId }) => flags.conflicts.has(enterpriseId),
    changed: ({ enterpriseId }) => flags.changed.has(enterpriseId),
    assigned: isAssigned,
    unassigned: (line) => !isAssigned(line),
    late: (line) => assignmentOf(line)?.state === 'late',
    assignment_done: (line) => assignmentOf(line)?.state === 'done',
  };
}

const lineTests = {
  all: () => true,
  gap: ({ counts }) => (counts?.gap ?? 0) > 0,
  unknown: ({ counts }) => (counts?.unknown ?? 0) > 0,
  contradictory: ({ counts }) => (counts?.contradictions ?? 0) > 0,
  commented: ({ openComments }) => openComments > 0,
  in_progress: ({ state }) => state !== null && editableStates.includes(state),
  completed: ({ state }) => state !== null && !editableStates.includes(state),
  returned: ({ state }) => state === 'returned',
  submitted: ({ state }) => state === 'submitted',
  not_visited: ({ inspectionId }) => inspectionId === null,
} as const satisfies Partial<ShowTests>;
