import { useRef, useState } from 'react';
import type { ChangeEvent, CompositionEvent, ReactNode } from 'react';
import type { FactDefinition } from '#domain/fact.ts';
import { useText } from '#renderer/i18n/index.ts';
import { parseFieldText, toFieldText } from '../model/field-text.ts';
import { findShownProblem, useFactState, useVisitTools } from '../visit-context.ts';
import { DatePicker } from './date-picker.tsx';
import { findUnit } from './unit.ts';

export type TextFieldProps = {
  readonly fact: FactDefinition;
  readonly labelId: string;
  readonly problemId: string;
};

/** Field of a number, an amount, a date or a text. What was typed stays in it until it is an answer, or taken back. */
export function TextField({ fact, labelId, problemId }: TextFieldProps): ReactNode {
  const { language, t } = useText();
  const state = useFactState(fact.id);
  const { text, isEdited, ...handlers } = useTyping(fact);
  const hasProblem = findShownProblem(state) !== undefined;
  const unit = findUnit(fact, language);
  return (
    <span className={`text-field text-field-${fact.type}`}>
      <input
        type="text"
        inputMode={fact.type === 'text' ? 'text' : 'decimal'}
        autoComplete="off"
        spellCheck={false}
        value={text}
        readOnly={state.isLocked}
        placeholder={fact.type === 'date' ? t('visitItem.dateHint') : undefined}
        aria-labelledby={labelId}
        aria-invalid={hasProblem}
        aria-describedby={hasProblem ? problemId : undefined}
        data-answer=""
        data-edited={isEdited}
        {...handlers}
      />
      {unit !== undefined && <span className="unit">{unit}</span>}
      {fact.type === 'date' && !state.isLocked && <DatePicker fact={fact.id} value={text} />}
    </span>
  );
}

type Typing = {
  readonly text: string;
  /** Changed since the focus came: undo then belongs to the text. */
  readonly isEdited: boolean;
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  readonly onCompositionStart: () => void;
  readonly onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
};

function useTyping(fact: FactDefinition): Typing {
  const { store } = useVisitTools();
  const { answer, draft } = useFactState(fact.id);
  const isComposing = useRef(false);
  const text = draft?.text ?? toFieldText(fact, answer);
  const [before, setBefore] = useState(text);
  const enter = (typed: string): void => {
    const parsed = parseFieldText(fact, typed);
    const unfinished = fact.type === 'date' ? { isUnfinished: true as const } : {};
    store.setDraft(fact.id, parsed.ok ? { text: typed } : { text: typed, problem: parsed.code, ...unfinished });
    if (parsed.ok) store.type(fact.id, parsed.answer);
    else store.retract(fact.id);
  };
  return {
    text,
    isEdited: draft !== undefined && text !== before,
    onFocus: () => setBefore(text),
    onCompositionStart: () => {
      isComposing.current = true;
    },
    onCompositionEnd: (event) => {
      isComposing.current = false;
      enter(event.currentTarget.value);
    },
    onChange: ({ currentTarget }) => {
      // Letters of an unfinished composition are no answer yet.
      if (isComposing.current) store.setDraft(fact.id, { text: currentTarget.value });
      else enter(currentTarget.value);
    },
    onBlur: () => {
      setBefore(text);
      if (draft === undefined) return;
      const { problem } = draft;
      store.setDraft(fact.id, problem === undefined ? undefined : { text: draft.text, problem });
      void store.flush();
    },
  };
}
