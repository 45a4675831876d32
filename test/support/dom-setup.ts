import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// Without vitest's globals, Testing Library does not unmount between tests by itself.
afterEach(cleanup);

// Only how long a failing test waits before it says so: a busy machine draws slowly.
configure({ asyncUtilTimeout: 10_000 });

/** jsdom has no layout: antd's responsive hooks and the virtual list only need these to exist. */
const noMatch = (query: string): MediaQueryList => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: () => undefined,
  removeListener: () => undefined,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  dispatchEvent: () => false,
});

class StillObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

window.matchMedia ??= noMatch;
globalThis.ResizeObserver ??= StillObserver;
Element.prototype.scrollIntoView ??= () => undefined;
