/** Runs tasks one after the other, in the order in which they were handed in; a failed one does not stop the next. */
export function createSequence(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const run = last.then(task);
    last = run.catch(() => undefined);
    return run;
  };
}

export type Pause = { readonly restart: () => void; readonly cancel: () => void };

/** Calls `whenOver` once nobody has restarted it for `milliseconds`. */
export function createPause(milliseconds: number, whenOver: () => void): Pause {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => clearTimeout(timer);
  return {
    cancel,
    restart: () => {
      cancel();
      timer = setTimeout(whenOver, milliseconds);
    },
  };
}
