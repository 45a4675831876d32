import type { ReactNode } from 'react';
import { findFact } from '#domain/facts/dictionary.ts';
import { formatAnswer } from '#domain/facts/format-value.ts';
import { useText } from '#renderer/i18n/index.ts';
import { findAnswer } from '../store/visit-state.ts';
import { useVisitState, useVisitTools } from '../visit-context.ts';

/** Facts with what is recorded of them; each leads to its control. */
export function FactLinks({ label, facts }: { readonly label: string; readonly facts: readonly string[] }): ReactNode {
  return (
    <p className="fact-links">
      <span className="term">{label}</span>
      {facts.map((fact) => (
        <FactLink key={fact} fact={fact} />
      ))}
    </p>
  );
}

function FactLink({ fact: id }: { readonly fact: string }): ReactNode {
  const { language, t, text } = useText();
  const { goTo } = useVisitTools();
  const answer = useVisitState((state) => findAnswer(state, id));
  const fact = findFact(id);
  if (fact === undefined) return <span>{id}</span>;
  const label = text(fact.label);
  return (
    <button
      type="button"
      className="fact-link"
      title={t('visitFindings.goTo', { fact: label })}
      onClick={() => goTo(id)}
    >
      {label}
      {language === 'en' ? ': ' : '：'}
      {formatAnswer(fact, answer, language)}
    </button>
  );
}
