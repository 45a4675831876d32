import type { ReactNode } from 'react';
import type { FactDefinition } from '#domain/fact.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { Choice } from '../keyboard/choice-keys.ts';
import { useFactState, useVisitTools } from '../visit-context.ts';
import { ChoiceRow } from './choice-row.tsx';
import { listChoices, listChosen, toChosenAnswer } from './choices.ts';
import { TextField } from './text-field.tsx';

export type FactControlProps = {
  readonly fact: FactDefinition;
  readonly labelId: string;
  readonly problemId: string;
};

/** What a fact is answered with: a field for numbers, dates and texts; then the row of choices and states. */
export function FactControl({ fact, labelId, problemId }: FactControlProps): ReactNode {
  const { language, text } = useText();
  const { store } = useVisitTools();
  const { answer, isLocked } = useFactState(fact.id);
  const hasField = fact.type === 'integer' || fact.type === 'money' || fact.type === 'date' || fact.type === 'text';
  const choose = (choice: Choice): void => {
    store.setDraft(fact.id, undefined);
    store.answer(new Map([[fact.id, toChosenAnswer(fact, choice, answer)]]));
  };
  return (
    <div className="fact-control">
      {hasField && <TextField fact={fact} labelId={labelId} problemId={problemId} />}
      <ChoiceRow
        label={text(fact.label)}
        choices={listChoices(fact, language)}
        chosen={listChosen(answer)}
        values={fact.type === 'set' ? 'several' : 'one'}
        isLocked={isLocked}
        onChoose={choose}
      />
    </div>
  );
}
