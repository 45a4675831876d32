import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { findFact } from '#domain/facts/dictionary.ts';
import { listOptions } from '#domain/facts/yes-no.ts';
import { isComposing } from '#renderer/components/composition.ts';
import { toProblemKey } from '#renderer/features/visit/item/problem-key.ts';
import { parseFieldText } from '#renderer/features/visit/model/field-text.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { Conflict, Decision } from './types.ts';

export type OtherEntryProps = { readonly conflict: Conflict; readonly onDecide: (decision: Decision) => void };

/** Something else than any of the contents, typed as into the field itself. */
export function OtherEntry({ conflict, onDecide }: OtherEntryProps): ReactNode {
  const { t, text } = useText();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const fact = conflict.other === 'answer' ? findFact(conflict.field) : undefined;
  const adopt = (): void => {
    if (typed.trim() === '') return;
    const parsed = fact === undefined ? undefined : parseFieldText(fact, typed);
    if (parsed === undefined) onDecide({ text: typed });
    else if (!parsed.ok) setProblem(parsed.code);
    else onDecide({ answer: toSent(parsed.answer) });
  };
  const options = fact === undefined ? [] : listOptions(fact).map(({ label }) => text(label));
  return (
    <fieldset className="conflict-other">
      <legend>{t('conflicts.other')}</legend>
      <Input
        aria-label={t('conflicts.otherLabel')}
        aria-invalid={problem !== undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setProblem(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
          event.preventDefault();
          adopt();
        }}
      />
      <Button disabled={typed.trim() === ''} onClick={adopt}>
        {t('conflicts.otherAdopt')}
      </Button>
      {fact !== undefined && (
        <p className="soft">{options.length > 0 ? options.join(' / ') : t('conflicts.otherHint')}</p>
      )}
      {problem !== undefined && <p role="alert">{t(toProblemKey(problem))}</p>}
    </fieldset>
  );
}

type Answer = Extract<Decision, { readonly answer: unknown }>['answer'];

function toSent(answer: Extract<ReturnType<typeof parseFieldText>, { readonly ok: true }>['answer']): Answer {
  if (answer === null) return null;
  if ('state' in answer) return { state: answer.state };
  const { value } = answer;
  return { value: typeof value === 'number' || typeof value === 'string' ? value : [...value] };
}
