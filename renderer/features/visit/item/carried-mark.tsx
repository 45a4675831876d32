import type { ReactNode } from 'react';
import type { Answer } from '#domain/fact.ts';
import { useText } from '#renderer/i18n/index.ts';
import { toConfirmed } from '../model/answers.ts';
import { useVisitTools } from '../visit-context.ts';

/** Says that an answer is from the last visit, and takes it over for this one. */
export function CarriedMark({ fact, answer }: { readonly fact: string; readonly answer: Answer }): ReactNode {
  const { t } = useText();
  const { store } = useVisitTools();
  return (
    <p className="carried-mark">
      <span>{t('visitItem.carried', { date: answer.carriedFrom ?? '' })}</span>
      <button type="button" className="tool" onClick={() => store.answer(new Map([[fact, toConfirmed(answer)]]))}>
        {t('visitItem.confirm')}
      </button>
    </p>
  );
}
