import { Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { Answer, FactDefinition } from '#domain/fact.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import { listChoices, listChosen, toChosenAnswer } from '#renderer/features/visit/item/choices.ts';
import { findUnit } from '#renderer/features/visit/item/unit.ts';
import { parseFieldText } from '#renderer/features/visit/model/field-text.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { Decision, EntryProps } from './types.ts';

/** An answer to a fact: a field for numbers, amounts, dates and texts, and the ways to answer, as in the visit. */
export function AnswerEntry(props: EntryProps): ReactNode {
  const fact = findFact(props.conflict.field);
  return fact === undefined ? null : <FactEntry {...props} fact={fact} />;
}

type FactEntryProps = EntryProps & { readonly fact: FactDefinition };

function FactEntry({ fact, isWrong, onEnter }: FactEntryProps): ReactNode {
  const { t, language } = useText();
  const [typed, setTyped] = useState('');
  /** Undefined: nothing is chosen; null: "not asked" is. */
  const [chosen, setChosen] = useState<Answer | null>();
  const unit = findUnit(fact, language);
  const type = (text: string): void => {
    setTyped(text);
    setChosen(undefined);
    const parsed = parseFieldText(fact, text);
    if (text.trim() === '') onEnter(undefined);
    else onEnter(parsed.ok ? toEntered(parsed.answer) : { ok: false, problem: parsed.code });
  };
  const choose = (answer: Answer | null): void => {
    setTyped('');
    setChosen(answer);
    onEnter(toEntered(answer));
  };
  return (
    <>
      {hasField(fact) && (
        <span className="conflict-field">
          <Input
            aria-label={t('conflicts.otherLabel')}
            aria-invalid={isWrong}
            autoComplete="off"
            placeholder={fact.type === 'date' ? t('visitItem.dateHint') : ''}
            value={typed}
            onChange={(event) => type(event.target.value)}
          />
          {unit !== undefined && <span className="soft">{unit}</span>}
        </span>
      )}
      <Choices fact={fact} chosen={chosen} onChoose={choose} />
    </>
  );
}

function hasField({ type }: FactDefinition): boolean {
  return type === 'integer' || type === 'money' || type === 'date' || type === 'text';
}

type ChoicesProps = {
  readonly fact: FactDefinition;
  readonly chosen: Answer | null | undefined;
  readonly onChoose: (answer: Answer | null) => void;
};

function Choices({ fact, chosen, onChoose }: ChoicesProps): ReactNode {
  const { text, language } = useText();
  const name = useId();
  const ids = chosen === undefined ? [] : listChosen(chosen ?? undefined);
  return (
    <fieldset className="conflict-ways" aria-label={text(fact.label)}>
      {listChoices(fact, language).map((choice) => (
        <label key={choice.id}>
          <input
            type={fact.type === 'set' && choice.kind === 'value' ? 'checkbox' : 'radio'}
            name={name}
            checked={ids.includes(choice.id)}
            onChange={() => onChoose(toChosenAnswer(fact, choice, chosen ?? undefined))}
          />{' '}
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}

function toEntered(answer: Answer | null): { readonly ok: true; readonly decision: Decision } {
  return { ok: true, decision: { answer: toSent(answer) } };
}

type Sent = Extract<Decision, { readonly answer: unknown }>['answer'];

function toSent(answer: Answer | null): Sent {
  if (answer === null) return null;
  if ('state' in answer) return { state: answer.state };
  const { value } = answer;
  return { value: typeof value === 'number' || typeof value === 'string' ? value : [...value] };
}
