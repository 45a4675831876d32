/** The states in which a visit is worked on; in all others it is read only, and its frozen verdicts hold. */
export const editableStates: readonly string[] = ['draft', 'returned'];

/**
 * What can be done with a visit as a whole, and in which states. Returning makes it editable again; unlocking takes an
 * approval back, so that it can be returned or approved anew.
 */
export const visitTransitions = {
  complete: ['draft', 'returned'],
  reopen: ['completed'],
  void: ['draft', 'returned', 'completed', 'submitted'],
  submit: ['completed'],
  approve: ['submitted'],
  return: ['completed', 'submitted', 'approved'],
  unlock: ['approved'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type VisitTransition = keyof typeof visitTransitions;

/** Says whether the transition leads out of the state. */
export function canTransition(transition: VisitTransition, state: string): boolean {
  const from: readonly string[] = visitTransitions[transition];
  return from.includes(state);
}
