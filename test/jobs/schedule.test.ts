import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startSchedule } from '#jobs/schedule.ts';

const minute = 60_000;
const hour = 60 * minute;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 4, 12) });
});
afterEach(() => {
  vi.useRealTimers();
});

function start(everyHours: () => number) {
  const attempt = vi.fn(() => Promise.resolve());
  const stop = startSchedule({ everyHours, attempt, clock: () => Date.now() });
  return { attempt, stop };
}

it('attempts one soon after the start and then every so many hours', () => {
  const { attempt, stop } = start(() => 2);
  vi.advanceTimersByTime(minute);
  expect(attempt).not.toHaveBeenCalled();
  vi.advanceTimersByTime(4 * minute);
  expect(attempt).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(4 * hour);
  expect(attempt).toHaveBeenCalledTimes(3);
  stop();
  vi.advanceTimersByTime(24 * hour);
  expect(attempt).toHaveBeenCalledTimes(3);
});

it('attempts none where it is off, and follows a change of the settings at once', () => {
  let hours = 0;
  const { attempt, stop } = start(() => hours);
  vi.advanceTimersByTime(10 * hour);
  expect(attempt).not.toHaveBeenCalled();
  hours = 1;
  vi.advanceTimersByTime(minute);
  expect(attempt).toHaveBeenCalledTimes(1);
  stop();
});

it('goes by the clock, so that a machine that slept is not hours late', () => {
  const { attempt, stop } = start(() => 2);
  vi.advanceTimersByTime(3 * minute);
  vi.setSystemTime(Date.now() + 9 * hour);
  vi.advanceTimersByTime(minute);
  expect(attempt).toHaveBeenCalledTimes(2);
  stop();
});

it('does not wait for a clock that was set back', () => {
  const { attempt, stop } = start(() => 2);
  vi.advanceTimersByTime(3 * minute);
  vi.setSystemTime(Date.now() - 48 * hour);
  vi.advanceTimersByTime(minute);
  expect(attempt).toHaveBeenCalledTimes(2);
  stop();
});
