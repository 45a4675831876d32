import { setImmediate } from 'node:timers/promises';
import type { Pause } from '#services/merge/slices.ts';

/** What is going on; `done` of `total` where that can be told. */
export type WorkProgress<Stage extends string> = {
  readonly stage: Stage | 'idle';
  readonly done: number;
  readonly total: number;
};

/** Long work of the window, one at a time, in slices between which other requests have their turn. */
export type SlicedWork<Stage extends string> = {
  /** Waits for what is going on, then runs. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  readonly say: (stage: Stage, done: number, total: number) => void;
  /** False where somebody has cancelled. */
  readonly pause: Pause;
  readonly isCancelled: () => boolean;
  /** Tells what is going on that somebody has cancelled. */
  readonly getSignal: () => AbortSignal;
  readonly getProgress: () => WorkProgress<Stage>;
  /** Stops what is going on, and waits until it has ended. */
  readonly cancel: () => Promise<void>;
};

/** How long one slice may hold up the window's other requests, in milliseconds. */
const sliceMs = 15;

export function createSlicedWork<Stage extends string>(): SlicedWork<Stage> {
  const idle: WorkProgress<Stage> = { stage: 'idle', done: 0, total: 0 };
  let progress = idle;
  let stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  let since = 0;
  return {
    run: (work) => {
      const result = running
        .then(() => {
          stopping = new AbortController();
          since = performance.now();
          return work();
        })
        .finally(() => {
          progress = idle;
        });
      running = result.catch(() => undefined);
      return result;
    },
    say: (stage, done, total) => {
      progress = { stage, done, total };
    },
    pause: async () => {
      if (performance.now() - since < sliceMs) return !stopping.signal.aborted;
      await setImmediate();
      since = performance.now();
      return !stopping.signal.aborted;
    },
    isCancelled: () => stopping.signal.aborted,
    getSignal: () => stopping.signal,
    getProgress: () => progress,
    cancel: async () => {
      stopping.abort();
      await running;
    },
  };
}
