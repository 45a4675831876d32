import { findLastWall, listChangeDevices } from '#db/repositories/changes.ts';
import { listDeviceNames } from '#db/repositories/devices.ts';
import type { Library } from './library.ts';

/**
 * Something is wrong with a clock. `behind`: this computer's clock shows an earlier time than the log's last entry bears.
 * `ahead`: an entry that another device wrote lies so far in the future that its clock must be wrong. `leapt`: this
 * computer's clock is so far beyond the last entry of all that it may be wrong, or the library was left alone for long.
 */
export type ClockProblem = {
  readonly kind: 'behind' | 'ahead' | 'leapt';
  /** By how many whole minutes. */
  readonly minutes: number;
  /** ISO 8601 UTC: the time that the entry bears. */
  readonly at: string;
  /** Name of the device that wrote it, or its id. */
  readonly device: string;
};

const minuteMs = 60_000;
const behindMinutes = 10;
const aheadMinutes = 24 * 60;
const leaptMinutes = 400 * 24 * 60;

/**
 * Compares this computer's clock with the last entry of every device. Clocks never decide the order of entries, so a
 * wrong one spoils only the dates that people read: this is told and blocks nothing.
 * @returns the greatest difference that is worth telling; undefined where there is none.
 */
export function findClockProblem(library: Library): ClockProblem | undefined {
  const { db, device: self, clock, access } = library;
  const now = clock();
  const [latest] = listChangeDevices(db)
    .map((device) => ({ device, at: findLastWall(db, device) ?? '' }))
    .map((last) => ({ ...last, minutes: Math.floor((Date.parse(last.at) - now) / minuteMs) }))
    .filter(({ minutes }) => !Number.isNaN(minutes))
    .toSorted((a, b) => b.minutes - a.minutes);
  if (latest === undefined) return undefined;
  const { device, minutes, at } = latest;
  const name = listDeviceNames(db).get(device) ?? device;
  // What is only looked at may be as old as it likes.
  if (minutes < -leaptMinutes && access === 'write') return { kind: 'leapt', minutes: -minutes, at, device: name };
  if (minutes <= behindMinutes) return undefined;
  const isOthers = device !== self.id && minutes > aheadMinutes;
  return { kind: isOthers ? 'ahead' : 'behind', minutes, at, device: name };
}
