import type { GradualWrite } from '#services/journal/gradual-write.ts';

/** Lets others have their turn. @returns whether to go on. */
export type Pause = () => Promise<boolean>;

/** For programs in which nobody waits. */
export const withoutPause: Pause = () => Promise.resolve(true);

const stepsPerSlice = 10;

/**
 * Runs a generator inside a gradual write, a few steps at a time.
 * @returns what it comes to, or undefined where it was to stop. @throws what its steps throw; the write is then taken back.
 */
export async function runInSlices<T>(
  write: GradualWrite,
  steps: Generator<void, T>,
  pause: Pause,
): Promise<{ readonly value: T } | undefined> {
  for (;;) {
    let end: { readonly value: T } | undefined;
    write.also(() => {
      for (let count = 0; count < stepsPerSlice && end === undefined; count += 1) {
        const step = steps.next();
        if (step.done === true) end = { value: step.value };
      }
    });
    if (end !== undefined) return end;
    if (!(await pause())) return undefined;
  }
}
