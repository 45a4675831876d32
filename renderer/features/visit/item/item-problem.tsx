import type { ReactNode } from 'react';
import type { FactDefinition } from '#domain/fact.ts';
import { formatAnswer } from '#domain/facts/format-value.ts';
import { useText } from '#renderer/i18n/index.ts';
import { findSavedAnswer } from '../store/visit-state.ts';
import { findShownProblem, useFactState, useVisitState } from '../visit-context.ts';
import { toProblemKey } from './problem-key.ts';

/** Why what stands in the field is not saved, and what the record says instead. */
export function ItemProblem({ fact, id }: { readonly fact: FactDefinition; readonly id: string }): ReactNode {
  const { language, t } = useText();
  const code = findShownProblem(useFactState(fact.id));
  const saved = useVisitState((state) => findSavedAnswer(state, fact.id));
  if (code === undefined) return null;
  return (
    <p id={id} className="item-problem" role="alert">
      <strong>{t(toProblemKey(code))}</strong>{' '}
      {t('visitItem.stillSaved', { value: formatAnswer(fact, saved, language) })}
    </p>
  );
}
