import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { FactDefinition } from '#domain/fact.ts';
import { factIds } from '#domain/facts/dictionary.ts';
import { useText } from '#renderer/i18n/index.ts';
import { FactItem } from '../item/fact-item.tsx';
import { isAnswered } from '../model/answers.ts';
import { toFacts } from '../model/questions.ts';
import { findAnswer } from '../store/visit-state.ts';
import type { VisitState } from '../store/visit-state.ts';
import { useVisitState, useVisitTools } from '../visit-context.ts';

/**
 * The facts as a list of questions, those first that would decide most. The order stands still while one answers, and
 * is made anew on request: a list that moves under the hand makes people answer the wrong question.
 */
export function ChecklistView(): ReactNode {
  const { t } = useText();
  const { store } = useVisitTools();
  const notArising = useVisitState(({ visit }) => visit.assessment.notArising);
  const closed = useMemo(() => new Set(notArising), [notArising]);
  const [order, setOrder] = useState(() => listOrder(store.getState()));
  const draw = (fact: FactDefinition): ReactNode => (
    <FactItem key={fact.id} fact={fact} isArising={!closed.has(fact.id)} face="checklist" />
  );
  return (
    <div className="checklist-view">
      <header className="section-head">
        <h2>{t('visit.nextQuestions')}</h2>
        <button type="button" className="tool" onClick={() => setOrder(listOrder(store.getState()))}>
          {t('visit.reorder')}
        </button>
      </header>
      {order.first.length === 0 && <p>{t('visit.allAnswered')}</p>}
      <div className="fact-list">{toFacts(order.first).map(draw)}</div>
      <header className="section-head">
        <h2>{t('visit.otherQuestions')}</h2>
      </header>
      <div className="fact-list">{toFacts(order.rest).map(draw)}</div>
    </div>
  );
}

type Order = { readonly first: readonly string[]; readonly rest: readonly string[] };

/** The deciding questions; then the others, the open ones before those that are answered or do not arise. */
function listOrder(state: VisitState): Order {
  const { nextQuestions, notArising } = state.visit.assessment;
  const first = nextQuestions.map(({ fact }) => fact);
  const isDone = (fact: string): boolean => isAnswered(findAnswer(state, fact)) || notArising.includes(fact);
  const others = factIds.filter((fact) => !first.includes(fact));
  return { first, rest: [...others.filter((fact) => !isDone(fact)), ...others.filter(isDone)] };
}
