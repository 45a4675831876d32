/**
 * What has become of an assignment. `declined`: the inspector says why it cannot be carried out; `done`: the enterprise
 * was visited; `late`: the day until which it was to be done is over; `assigned`: none of these.
 */
export const assignmentStates = ['late', 'assigned', 'declined', 'done'] as const;
export type AssignmentState = (typeof assignmentStates)[number];

/** How many enterprises can be assigned at a time. */
export const mostAssigned = 5_000;

/** States of a visit in which it counts as carried out. */
export const countedVisitStates = ['completed', 'submitted', 'approved'] as const;

/** What the state follows from. Dates are ISO dates. */
export type AssignmentFacts = {
  readonly assignedOn: string;
  /** The last day on which it is still in time; null: no such day. */
  readonly dueOn: string | null;
  /** Why it cannot be carried out; null: nobody says so. */
  readonly declined: string | null;
  /** The latest visit of the enterprise in one of `countedVisitStates`; null: none. */
  readonly visitedOn: string | null;
};

/** The state is never stored: it follows from the assignment, the visits and the day (ISO date). */
export function toAssignmentState(facts: AssignmentFacts, today: string): AssignmentState {
  const { assignedOn, dueOn, declined, visitedOn } = facts;
  if (declined !== null) return 'declined';
  if (visitedOn !== null && visitedOn >= assignedOn) return 'done';
  return dueOn !== null && dueOn < today ? 'late' : 'assigned';
}

/** Says whether a visit is still waited for. */
export function isOpenAssignment(state: AssignmentState): boolean {
  return state === 'late' || state === 'assigned';
}

type Ranked = { readonly state: AssignmentState; readonly dueOn: string | null; readonly assignedOn: string };

/**
 * For sorting the assignments of one enterprise or inspector: late before assigned before declined before done; open ones
 * with the nearest day first and those without a day last, the others with the latest assignment first.
 */
export function compareAssignments(left: Ranked, right: Ranked): number {
  const byState = assignmentStates.indexOf(left.state) - assignmentStates.indexOf(right.state);
  if (byState !== 0) return byState;
  if (isOpenAssignment(left.state)) {
    const byDay = compareTexts(left.dueOn ?? '9999', right.dueOn ?? '9999');
    if (byDay !== 0) return byDay;
  }
  return compareTexts(right.assignedOn, left.assignedOn);
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
