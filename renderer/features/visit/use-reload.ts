import { useEffect, useRef } from 'react';
import type { VisitView } from './model/answers.ts';
import type { VisitStore } from './store/visit-store.ts';

/**
 * Has the store read the visit again when the copy beside it was: after a change of language, reasons of verdicts are
 * worded anew. The store reads for itself, in turn with its own saves, so that it never goes back to an older state.
 */
export function useReload(store: VisitStore, copy: VisitView): void {
  const seen = useRef(copy);
  useEffect(() => {
    if (seen.current === copy) return;
    seen.current = copy;
    void store.reload();
  }, [store, copy]);
}
