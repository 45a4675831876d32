import type { MouseEvent, ReactNode } from 'react';
import type { Answer } from '#domain/fact.ts';
import { useText } from '#renderer/i18n/index.ts';
import { focusItem } from '../keyboard/focus.ts';
import { toConfirmed } from '../model/answers.ts';
import { useFactState, useVisitTools } from '../visit-context.ts';

/** Says that an answer is from an earlier visit, and takes it over for this one. */
export function CarriedMark({ fact, answer }: { readonly fact: string; readonly answer: Answer }): ReactNode {
  const { t } = useText();
  const { store } = useVisitTools();
  const { isLocked } = useFactState(fact);
  const confirm = ({ currentTarget }: MouseEvent): void => {
    const hasFocus = currentTarget === document.activeElement;
    store.answer(new Map([[fact, toConfirmed(answer)]]));
    // The button goes; the focus stays with the question.
    if (hasFocus) focusItem(fact);
  };
  return (
    <p className="carried-mark">
      <span>{t('visitItem.carried', { date: answer.carriedFrom ?? '' })}</span>
      {!isLocked && (
        <button type="button" className="tool" data-tool="confirm" title="Ctrl+Enter" onClick={confirm}>
          {t('visitItem.confirm')}
        </button>
      )}
    </p>
  );
}
