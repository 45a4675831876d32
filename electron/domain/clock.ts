/** Milliseconds since 1970-01-01 UTC. Passed in wherever time matters, so that tests and samples choose their own. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();

/** An instant as ISO 8601 in UTC with milliseconds: what is stored. */
export function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
