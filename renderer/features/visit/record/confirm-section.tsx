import type { MouseEvent, ReactNode } from 'react';
import type { FactDefinition } from '#domain/fact.ts';
import { useText } from '#renderer/i18n/index.ts';
import { focusEdge } from '../keyboard/focus.ts';
import { listConfirmable } from '../model/carried.ts';
import { isLocked } from '../store/visit-state.ts';
import { useVisitState, useVisitTools } from '../visit-context.ts';

/** Confirms everything in a section that stands as it was at the last visit, in one step. */
export function ConfirmSection({ facts }: { readonly facts: readonly FactDefinition[] }): ReactNode {
  const { t } = useText();
  const { store } = useVisitTools();
  const state = useVisitState((whole) => whole);
  const confirmable = listConfirmable(state, facts);
  if (confirmable.size === 0 || isLocked(state)) return null;
  const confirm = ({ currentTarget }: MouseEvent): void => {
    const hasFocus = currentTarget === document.activeElement;
    store.answer(confirmable);
    // The button goes with what it was for.
    if (hasFocus) focusEdge('first');
  };
  return (
    <button
      type="button"
      className="action"
      data-section-tool="confirm"
      title={t('visit.confirmSectionHint')}
      onClick={confirm}
    >
      {t('visit.confirmSection', { n: confirmable.size })}
    </button>
  );
}
