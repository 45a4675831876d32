import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listSurplus, standardPolicy } from '#services/backups/rotation.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** A Monday at noon, so that a week's seven days lie in more than one period. */
const now = Date.UTC(2026, 4, 11, 12);

function at(...ages: readonly number[]): { readonly at: number }[] {
  return ages.map((age) => ({ at: now - age }));
}

const moments = fc.array(fc.integer({ min: 0, max: 200 * day }), { maxLength: 120 }).map((ages) => at(...ages));

describe('listSurplus', () => {
  it('lets nothing go of a few backups of one day', () => {
    expect(listSurplus(at(0, hour, 2 * hour))).toEqual([]);
  });

  it('keeps one of each of the last hours, days and weeks', () => {
    const hourly = at(...Array.from({ length: 24 * 100 }, (_, index) => index * hour));
    const kept = hourly.length - listSurplus(hourly).length;
    const { hourly: hours, daily, weekly } = standardPolicy;
    // The latest ten are the hourly ones here.
    expect(kept).toBeLessThanOrEqual(hours + daily + weekly);
    expect(kept).toBeGreaterThanOrEqual(hours + daily + weekly - 4);
  });

  it('keeps the latest ten even of one hour, and of older ones of one hour the newest', () => {
    const latest = at(...Array.from({ length: 10 }, (_, index) => index));
    const [newer, older] = at(hour + 60_000, hour + 120_000);
    expect(listSurplus([older, ...latest, newer].filter((backup) => backup !== undefined))).toEqual([older]);
  });

  it('never lets the newest go, whatever the policy', () => {
    fc.assert(
      fc.property(moments, fc.nat(3), (backups, count) => {
        const surplus = listSurplus(backups, { latest: count, hourly: count, daily: count, weekly: count });
        const newest = Math.max(...backups.map((backup) => backup.at));
        const left = backups.filter((backup) => !surplus.includes(backup));
        expect(backups.length === 0 || left.some((backup) => backup.at === newest)).toBe(true);
      }),
    );
  });

  it('lets go of nothing more when it is asked again, in whatever order', () => {
    fc.assert(
      fc.property(moments, fc.nat(), (backups, turn) => {
        const surplus = new Set(listSurplus(backups).map((backup) => backup.at));
        const left = backups.filter((backup) => !listSurplus(backups).includes(backup));
        const turned = [
          ...backups.slice(turn % (backups.length + 1)),
          ...backups.slice(0, turn % (backups.length + 1)),
        ];
        expect(listSurplus(left)).toEqual([]);
        expect(new Set(listSurplus(turned).map((backup) => backup.at))).toEqual(surplus);
      }),
    );
  });

  it('keeps something of every one of the last fourteen days and eight weeks that had a backup', () => {
    fc.assert(
      fc.property(moments, (backups) => {
        const left = backups.filter((backup) => !listSurplus(backups).includes(backup));
        for (const [length, count] of [
          [hour, 10],
          [day, 14],
          [7 * day, 8],
        ] as const) {
          const latest = (list: readonly { readonly at: number }[]): number[] =>
            [...new Set(list.map((backup) => Math.floor(backup.at / length)))]
              .toSorted((a, b) => b - a)
              .slice(0, count);
          expect(latest(left)).toEqual(latest(backups));
        }
      }),
    );
  });

  it('keeps no more than the policy allows', () => {
    fc.assert(
      fc.property(moments, (backups) => {
        const { latest, hourly, daily, weekly } = standardPolicy;
        expect(backups.length - listSurplus(backups).length).toBeLessThanOrEqual(latest + hourly + daily + weekly);
      }),
    );
  });
});
