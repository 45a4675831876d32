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

/** A step may be about a whole section; so many facts of it are called by name. */
const mostNamed = 3;

/** Undo and redo, which show the fact that they changed. */
export function useSteps(store: VisitStore, goTo: (fact: string) => void): Steps {
  const { t, text } = useText();
  const [said, setSaid] = useState('');
  const tell = (key: 'visit.undone' | 'visit.redone', facts: readonly string[]): void => {
    const [first] = facts;
    if (first === undefined) return;
    const labels = facts.map((id) => findFact(id)?.label).filter((label) => label !== undefined);
    const named = labels
      .slice(0, mostNamed)
      .map((label) => text(label))
      .join(' · ');
    const more = labels.length - mostNamed;
    setSaid(t(key, { facts: more > 0 ? t('visit.andMore', { facts: named, n: more }) : named }));
    goTo(first);
  };
  return {
    said,
    undo: () => void store.undo().then((facts) => tell('visit.undone', facts)),
    redo: () => void store.redo().then((facts) => tell('visit.redone', facts)),
  };
}
