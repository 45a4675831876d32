import { useEffect } from 'react';
import { focusFinding } from './keyboard/focus.ts';

/** Shows a finding once the visit is on the screen, where it was opened for that. */
export function useFirstFinding(rule: string | undefined): void {
  useEffect(() => {
    if (rule !== undefined) focusFinding(rule);
  }, [rule]);
}
