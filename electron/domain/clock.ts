/** Milliseconds since 1970-01-01 UTC. Passed in wherever time matters, so that tests and samples choose their own. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();

/** An instant as ISO 8601 in UTC with milliseconds: what is stored. */
export function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** The date that an instant (milliseconds since 1970 UTC) has on this computer's calendar. */
export function toLocalDate(milliseconds: number): string {
  const moment = new Date(milliseconds);
  const parts = [moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, '0'));
  return [String(moment.getFullYear()).padStart(4, '0'), ...parts].join('-');
}
