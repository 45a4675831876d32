import type { Clock } from '#domain/clock.ts';

export type ScheduleOptions = {
  /** Hours between two attempts; 0 turns the schedule off. Asked each time, so that a change counts at once. */
  readonly everyHours: () => number;
  /** Never rejects. */
  readonly attempt: () => Promise<void>;
  readonly clock: Clock;
};

const hour = 3_600_000;
const minute = 60_000;

/** The start itself is over by then; a backup that was missed when the program last ended is made up for. */
const firstAfter = 2 * minute;

/**
 * Attempts a backup a little after the start and then every so many hours. Looks at the clock once a minute rather than
 * waiting for hours, because a waiting timer stands still while the machine sleeps. @returns how to end it.
 */
export function startSchedule({ everyHours, attempt, clock }: ScheduleOptions): () => void {
  const startedAt = clock();
  let lastAttempt: number | undefined;
  const timer = setInterval(() => {
    const hours = everyHours();
    const isDue = lastAttempt === undefined ? clock() - startedAt >= firstAfter : clock() - lastAttempt >= hours * hour;
    // A clock that was set back must not put the next backup off for as long.
    const wentBack = lastAttempt !== undefined && clock() < lastAttempt;
    if (hours === 0 || (!isDue && !wentBack)) return;
    lastAttempt = clock();
    void attempt();
  }, minute);
  timer.unref();
  return () => clearInterval(timer);
}
