import type { ReactNode } from 'react';
import type { FactDefinition } from '#domain/fact.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import { formatAnswer } from '#domain/facts/format-value.ts';
import { useText } from '#renderer/i18n/index.ts';
import { listConditionFacts } from '../model/condition-facts.ts';
import { findAnswer } from '../store/visit-state.ts';
import { useVisitState } from '../visit-context.ts';

/** Says by which answers a question does not arise. */
export function NotArising({ fact }: { readonly fact: FactDefinition }): ReactNode {
  const { language, t } = useText();
  const state = useVisitState((whole) => whole);
  const named = fact.appliesWhen === undefined ? [] : listConditionFacts(fact.appliesWhen);
  const reasons = named.flatMap((id) => {
    const cause = findFact(id);
    const answer = findAnswer(state, id);
    if (cause === undefined || answer === undefined) return [];
    return [t('visitItem.reason', { fact: cause.label[language], value: formatAnswer(cause, answer, language) })];
  });
  const reason = reasons.join(language === 'en' ? '; ' : '；');
  const said = reason === '' ? t('common.verdictNotApplicable') : t('visitItem.notArisingBecause', { reason });
  return <p className="not-arising">{said}</p>;
}
