import { findChainHead, findChange, listChangeDevices } from '#db/repositories/changes.ts';
import { listDeviceNames } from '#db/repositories/devices.ts';
import type { Library } from './library.ts';

/**
 * Something is wrong with a clock. `behind`: this computer's clock shows an earlier time than the log's last entry bears.
 * `ahead`: an entry that another device wrote lies so far in the future that its clock must be wrong.
 */
export type ClockProblem = {
  readonly kind: 'behind' | 'ahead';
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

/**
 * Compares this computer's clock with the last entry of every device. Clocks never decide the order of entries, so a
 * wrong one spoils only the dates that people read: this is told and blocks nothing.
 * @returns the greatest difference that is worth telling; undefined where there is none.
 */
export function findClockProblem({ db, device: self, clock }: Library): ClockProblem | undefined {
  const now = clock();
  const [latest] = listChangeDevices(db)
    .map((device) => ({ device, at: findLastWall(db, device) }))
    .map((last) => ({ ...last, minutes: Math.floor((Date.parse(last.at) - now) / minuteMs) }))
    .filter(({ minutes }) => minutes > behindMinutes)
    .toSorted((a, b) => b.minutes - a.minutes);
  if (latest === undefined) return undefined;
  const { device, minutes, at } = latest;
  const isOthers = device !== self.id && minutes > aheadMinutes;
  const name = listDeviceNames(db).get(device) ?? device;
  return { kind: isOthers ? 'ahead' : 'behind', minutes, at, device: name };
}

function findLastWall(db: Library['db'], device: string): string {
  const seq = findChainHead(db, device)?.seq ?? 0;
  return findChange(db, { device, seq })?.wall ?? '';
}
