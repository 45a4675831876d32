import { useEffect, useState } from 'react';

/** Marks the element that takes the focus where the one before is gone. */
const home = '[data-focus-home]';

/**
 * Gives the focus back to where it was when the caller appeared, once it is gone: whoever works with the keyboard goes
 * on there. Does nothing where something else has taken the focus meanwhile.
 */
export function useFocusReturn(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After this draw: the elements of the caller are gone then, and a follower has taken the focus if it wants it.
      setTimeout(() => returnFocus(before));
    },
    [before],
  );
}

function returnFocus(before: Element | null): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
  const target = isThere ? before : document.querySelector<HTMLElement>(home);
  target?.focus({ preventScroll: true });
}
