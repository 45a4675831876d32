const hour = 3_600_000;
const day = 24 * hour;
const week = 7 * day;

/**
 * How many are kept: the latest whatever their time (the state before an import must outlive the quitting half an hour
 * later), and the newest of each of the latest hours, days and weeks that have one.
 */
export type RotationPolicy = Readonly<Record<'latest' | 'hourly' | 'daily' | 'weekly', number>>;

export const standardPolicy: RotationPolicy = { latest: 10, hourly: 10, daily: 14, weekly: 8 };

/** A backup as the rotation sees it: when it was made, in milliseconds since 1970. */
export type Dated = { readonly at: number };

/**
 * The backups that may go. Periods count from 1970 in UTC, so that the clock's zone changes nothing; a clock that was
 * wrong once only makes more periods, and the newest is never among them.
 */
export function listSurplus<T extends Dated>(
  backups: readonly T[],
  policy: RotationPolicy = standardPolicy,
): readonly T[] {
  const newestFirst = backups.toSorted((a, b) => b.at - a.at);
  const kept = new Set<T>(newestFirst.slice(0, Math.max(1, policy.latest)));
  const periods = [
    { length: hour, count: policy.hourly },
    { length: day, count: policy.daily },
    { length: week, count: policy.weekly },
  ];
  for (const { length, count } of periods) {
    for (const backup of listNewestPerPeriod(newestFirst, length).slice(0, count)) kept.add(backup);
  }
  return newestFirst.filter((backup) => !kept.has(backup));
}

function listNewestPerPeriod<T extends Dated>(newestFirst: readonly T[], length: number): readonly T[] {
  const seen = new Set<number>();
  return newestFirst.filter(({ at }) => {
    const period = Math.floor(at / length);
    if (seen.has(period)) return false;
    seen.add(period);
    return true;
  });
}
