import { useEffect, useState } from 'react';
import type { VisitStore } from './store/visit-store.ts';

export type Leaving = {
  /** Some entries are not on disk and would be lost. */
  readonly isAsking: boolean;
  readonly leave: () => void;
  readonly stay: () => void;
};

/** Leaves the visit when everything is on disk, and asks first where something is not. */
export function useLeaving(store: VisitStore, onBack: () => void): Leaving {
  const [isAsking, setIsAsking] = useState(false);
  useEffect(() => {
    // The last moment of the window: what still waits for a pause in typing is sent now.
    const send = (): void => void store.flush();
    window.addEventListener('beforeunload', send);
    return () => {
      window.removeEventListener('beforeunload', send);
      send();
    };
  }, [store]);
  const leave = async (): Promise<void> => {
    if (await store.flush()) onBack();
    else setIsAsking(true);
  };
  return { isAsking, stay: () => setIsAsking(false), leave: () => void leave() };
}
