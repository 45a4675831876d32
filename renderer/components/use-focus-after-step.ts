import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * For what goes from state to state by buttons of its own: a step takes its button away, and the focus, which would be
 * nowhere, goes to the element with the reference, so that the next step is one Tab away. `state` is undefined while it
 * is on its way.
 */
export function useFocusAfterStep(state: string | undefined): RefObject<HTMLElement | null> {
  const place = useRef<HTMLElement>(null);
  const before = useRef(state);
  const hadFocus = useRef(false);
  useEffect(() => {
    // What takes its focused button away is not told so: the last one that got the focus says where it was.
    const note = ({ target }: FocusEvent): void => {
      hadFocus.current = target instanceof Node && place.current?.contains(target) === true;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    const isStep = before.current !== undefined && before.current !== state;
    before.current = state;
    if (isStep && hadFocus.current && document.activeElement === document.body) place.current?.focus();
  }, [state]);
  return place;
}
