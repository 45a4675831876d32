import { useState } from 'react';
import { findFact } from '#domain/facts/dictionary.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { VisitStore } from './store/visit-store.ts';

export type Steps = {
  /** What the last step back or forth changed, for everybody to read or hear. */
  readonly said: string;
  readonly undo: () => void;
  readonly redo: () => void;
};

/** Undo and redo, which show the fact that they changed. */
export function useSteps(store: VisitStore, goTo: (fact: string) => void): Steps {
  const { t, text } = useText();
  const [said, setSaid] = useState('');
  const tell = (key: 'visit.undone' | 'visit.redone', facts: readonly string[]): void => {
    const [first] = facts;
    if (first === undefined) return;
    const labels = facts.map((id) => findFact(id)?.label).filter((label) => label !== undefined);
    setSaid(t(key, { facts: labels.map((label) => text(label)).join(' · ') }));
    goTo(first);
  };
  return {
    said,
    undo: () => void store.undo().then((facts) => tell('visit.undone', facts)),
    redo: () => void store.redo().then((facts) => tell('visit.redone', facts)),
  };
}
