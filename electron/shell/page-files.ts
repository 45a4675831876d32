import { extname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Waits for the files without which the window's page does nothing. */
export type PageFiles = {
  /** To be told of every file, by its address path, that the page has taken. */
  readonly noteTaken: (path: string) => void;
  /** Settles when the page has its script and its styles, and soon in any case: a page that never comes stops nothing. */
  readonly taken: Promise<void>;
};

const mostMilliseconds = 1_000;

/**
 * The main process serves the page and loads what needs the library. One after the other, in this order, the page starts
 * its script while the rest is loaded, instead of waiting for its file.
 */
export function expectPageFiles(): PageFiles {
  const missing = new Set(['.js', '.css']);
  let tell = (): void => undefined;
  const whole = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return {
    noteTaken: (path) => {
      if (path.startsWith('/assets/')) missing.delete(extname(path));
      // What was taken leaves this thread with the turn that follows.
      if (missing.size === 0) setImmediate(tell);
    },
    taken: Promise.race([whole, wait(mostMilliseconds, undefined, { ref: false })]),
  };
}
