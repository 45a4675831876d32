import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { isComposing } from '#renderer/components/composition.ts';
import { useText } from '#renderer/i18n/index.ts';
import { AnswerEntry } from './answer-entry.tsx';
import { FieldEntry } from './field-entry.tsx';
import { toEntryProblemKey } from './read-field.ts';
import type { Conflict, Decision, Entered } from './types.ts';

export type OtherEntryProps = {
  readonly conflict: Conflict;
  /** Why the main process did not take what was entered. */
  readonly refused: string | undefined;
  readonly onDecide: (decision: Decision) => void;
};

/** Something else than any of the contents, entered as in the field itself. Enter in a text field adopts it. */
export function OtherEntry({ conflict, refused, onDecide }: OtherEntryProps): ReactNode {
  const { t } = useText();
  const [entered, setEntered] = useState<Entered>();
  /** What is wrong is told once somebody wants to adopt it. */
  const [isTold, setTold] = useState(false);
  const change = (next: Entered | undefined): void => {
    setEntered(next);
    setTold(false);
  };
  const adopt = (): void => {
    if (entered?.ok === true) onDecide(entered.decision);
    setTold(entered !== undefined);
  };
  const press = (event: KeyboardEvent): void => {
    // What composes, or picks from a list, keeps the key.
    if (event.key !== 'Enter' || event.defaultPrevented || isComposing(event.nativeEvent)) return;
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'text') return;
    event.preventDefault();
    adopt();
  };
  const wrong = entered?.ok === false ? entered.problem : refused;
  const problem = isTold ? wrong : undefined;
  const Entry = conflict.other === 'answer' ? AnswerEntry : FieldEntry;
  return (
    // What is typed inside bubbles to it; it is no control itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset className="conflict-other" onKeyDown={press}>
      <legend>{t('conflicts.other')}</legend>
      <Entry conflict={conflict} isWrong={problem !== undefined} onEnter={change} />
      <Button disabled={entered === undefined} onClick={adopt}>
        {t('conflicts.otherAdopt')}
      </Button>
      {problem !== undefined && <p role="alert">{t(toEntryProblemKey(problem))}</p>}
    </fieldset>
  );
}
