import { describe, expect, it } from 'vitest';
import { findClockProblem } from '#services/clock-check.ts';
import { addVisit } from '../support/test-library.ts';
import { makeDevice } from './merge/support/devices.ts';
import { mergeLibraries } from './merge/support/history.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('the check of the clock', () => {
  it('says nothing of an empty library, nor of ten minutes', () => {
    const { library, clock } = makeDevice(1);
    expect(findClockProblem(library)).toBeUndefined();
    addVisit(library);
    clock.now -= 10 * minute;
    expect(findClockProblem(library)).toBeUndefined();
  });

  it('tells a clock that is behind the last entry by more', () => {
    const { library, clock } = makeDevice(1);
    addVisit(library);
    const at = new Date(clock.now).toISOString();
    clock.now -= 11 * minute;
    expect(findClockProblem(library)).toEqual({ kind: 'behind', minutes: 11, at, device: 'device 1' });
    clock.now -= 30 * day;
    expect(findClockProblem(library)?.kind).toBe('behind');
  });

  it('tells another device’s clock that is more than a day ahead, and names the device', async () => {
    const [one, two] = [makeDevice(1), makeDevice(2)];
    one.clock.now += day + 2 * minute;
    addVisit(one.library);
    await mergeLibraries(two.library, one.library);
    expect(findClockProblem(two.library)).toMatchObject({ kind: 'ahead', minutes: 24 * 60 + 2, device: 'device 1' });
    two.clock.now += 3 * minute;
    expect(findClockProblem(two.library)).toMatchObject({ kind: 'behind', device: 'device 1' });
    two.clock.now += day;
    expect(findClockProblem(two.library)).toBeUndefined();
  });

  it('asks whether a clock is ahead that is more than a year beyond the last entry, until something is written', () => {
    const { library, clock } = makeDevice(1);
    addVisit(library);
    const at = new Date(clock.now).toISOString();
    clock.now += 400 * day;
    expect(findClockProblem(library)).toBeUndefined();
    clock.now += 2 * minute;
    expect(findClockProblem(library)).toMatchObject({ kind: 'leapt', minutes: 400 * 24 * 60 + 2, at });
    expect(findClockProblem({ ...library, access: 'read' })).toBeUndefined();
    addVisit(library);
    expect(findClockProblem(library)).toBeUndefined();
  });
});
