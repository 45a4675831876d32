/**
 * The filters of the list of enterprises, in the order in which they are offered: what somebody waits for comes first.
 * `returned`, `submitted`, `in_progress`, `completed`, `not_visited`: by the state of the latest visit; `gap`, `unknown`,
 * `contradictory`, `commented`: by what it holds; `conflict`: a field of the enterprise or of what belongs to it is in
 * conflict; `changed`: this device has written to it since it last handed the library over; `assigned`: an assignment
 * is open, `late`: and its day is over, `unassigned`: none is open; `assignment_done`: none is open, the last is done.
 */
export const listShows = [
  'all',
  'returned',
  'late',
  'conflict',
  'assigned',
  'assignment_done',
  'unassigned',
  'gap',
  'unknown',
  'contradictory',
  'commented',
  'changed',
  'in_progress',
  'completed',
  'submitted',
  'not_visited',
] as const;
export type ListShow = (typeof listShows)[number];

/** How many enterprises can be ticked at once. */
export const mostTicked = 5_000;
