import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Answer, FactDefinition, SectionId } from '#domain/fact.ts';
import { listSection } from '#domain/facts/dictionary.ts';
import { sections } from '#domain/facts/sections.ts';
import { useText } from '#renderer/i18n/index.ts';
import { FactItem } from '../item/fact-item.tsx';
import { isAnswered } from '../model/answers.ts';
import { findAnswer, isLocked } from '../store/visit-state.ts';
import { useVisitState, useVisitTools } from '../visit-context.ts';
import { ConfirmSection } from './confirm-section.tsx';

/** One section as a form, in the order of the dictionary. */
export function RecordView({ section }: { readonly section: SectionId }): ReactNode {
  const { text } = useText();
  const notArising = useVisitState(({ visit }) => visit.assessment.notArising);
  const closed = useMemo(() => new Set(notArising), [notArising]);
  const listed = listSection(section);
  const label = sections.find(({ id }) => id === section)?.label;
  return (
    <div className="record-view">
      <header className="section-head">
        <h2>
          {section} {label === undefined ? '' : text(label)}
        </h2>
        <ConfirmSection facts={listed} />
        <MarkNotApplicable facts={listed.filter(({ id }) => closed.has(id))} />
      </header>
      <div className="fact-list">
        {listed.map((fact) => (
          <FactItem key={fact.id} fact={fact} isArising={!closed.has(fact.id)} face="record" />
        ))}
      </div>
    </div>
  );
}

/** Records all questions of the section that do not arise as not applicable, in one step. */
function MarkNotApplicable({ facts }: { readonly facts: readonly FactDefinition[] }): ReactNode {
  const { t } = useText();
  const { store } = useVisitTools();
  const state = useVisitState((whole) => whole);
  const open = facts.filter(({ id }) => !isAnswered(findAnswer(state, id)));
  if (open.length === 0 || isLocked(state)) return null;
  const notApplicable: Answer = { state: 'not_applicable' };
  const mark = (): void => store.answer(new Map(open.map(({ id }) => [id, notApplicable])));
  return (
    <button type="button" className="action" onClick={mark}>
      {t('visit.markNotApplicable', { n: open.length })}
    </button>
  );
}
