// What runs in the page is written here too.
/// <reference lib="dom" />
import type { ElectronApplication, Page } from 'playwright-core';

/** Milliseconds from a key to what it led to, painted, as the page itself measures them. */
export type KeyTimes = { readonly next: () => Promise<number> };

/**
 * Measures in the page, so that the driver's own way there and back does not count: from the time stamp of the key event
 * until the frame after the one in which `selector` matches again. Between the two it must not match (`saved` becomes
 * `saving` first; an item of the visit is not there while the list is).
 */
export async function followKeys(
  window: Page,
  { key, selector }: { readonly key: string; readonly selector: string },
): Promise<KeyTimes> {
  await window.evaluate(watch, { key, selector });
  return {
    next: async () => {
      const handle = await window.waitForFunction(
        () => (globalThis as unknown as Watched).keyTimes.shift(),
        undefined,
        {
          polling: 5,
        },
      );
      return Number(await handle.jsonValue());
    },
  };
}

type Watched = { keyTimes: number[]; stopWatching?: () => void };

/** Runs in the page. */
function watch({ key, selector }: { readonly key: string; readonly selector: string }): void {
  const page = globalThis as unknown as Watched;
  page.stopWatching?.();
  page.keyTimes = [];
  let since: number | undefined;
  let wasAway = false;
  const onKey = (event: KeyboardEvent): void => {
    if (!new RegExp(key).test(event.key)) return;
    since = event.timeStamp;
    wasAway = document.querySelector(selector) === null;
  };
  const onChange = (): void => {
    if (since === undefined) return;
    if (document.querySelector(selector) === null) wasAway = true;
    else if (wasAway) {
      const start = since;
      since = undefined;
      // The second callback comes with the next frame: the one before it has been painted.
      requestAnimationFrame(() => requestAnimationFrame(() => page.keyTimes.push(performance.now() - start)));
    }
  };
  const observer = new MutationObserver(onChange);
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
  document.addEventListener('keydown', onKey, true);
  page.stopWatching = () => {
    observer.disconnect();
    document.removeEventListener('keydown', onKey, true);
  };
}

/** Begins to watch how long the main process leaves its event loop waiting. */
export async function watchMainLoop(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const histogram = monitorEventLoopDelay({ resolution: 1 });
    histogram.enable();
    Object.assign(globalThis, { mainLoop: histogram });
  });
}

/** The longest wait since `watchMainLoop` or the last reading, in milliseconds. */
export async function readMainLoop(app: ElectronApplication): Promise<number> {
  return app.evaluate(() => {
    const { mainLoop } = globalThis as unknown as { mainLoop: { max: number; reset: () => void } };
    const longest = mainLoop.max / 1_000_000;
    mainLoop.reset();
    return longest;
  });
}
