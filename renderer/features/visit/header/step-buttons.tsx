import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { isLocked, isWaiting } from '../store/visit-state.ts';
import { useVisitState } from '../visit-context.ts';

export type StepButtonsProps = { readonly onUndo: () => void; readonly onRedo: () => void };

/** Undo and redo, as arrows: their keys are what most people use. */
export function StepButtons({ onUndo, onRedo }: StepButtonsProps): ReactNode {
  const { t } = useText();
  const undo = useVisitState(({ visit }) => visit.undo);
  const waiting = useVisitState(isWaiting);
  const locked = useVisitState(isLocked);
  return (
    <span className="step-buttons">
      <StepButton
        label={t('visit.undo')}
        keys="Ctrl+Z"
        path="M9 5 4 10l5 5M4 10h10a5 5 0 0 1 0 10h-3"
        isDisabled={locked || !(undo.canUndo || waiting)}
        onPress={onUndo}
      />
      <StepButton
        label={t('visit.redo')}
        keys="Ctrl+Shift+Z"
        path="M15 5l5 5-5 5M20 10H10a5 5 0 0 0 0 10h3"
        isDisabled={locked || !undo.canRedo}
        onPress={onRedo}
      />
    </span>
  );
}

type StepButtonProps = {
  readonly label: string;
  readonly keys: string;
  /** Of the arrow, on a sheet of 24 by 24. */
  readonly path: string;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
};

function StepButton({ label, keys, path, isDisabled, onPress }: StepButtonProps): ReactNode {
  return (
    <button
      type="button"
      className="tool"
      aria-label={label}
      title={`${label} (${keys})`}
      disabled={isDisabled}
      onClick={onPress}
    >
      <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </button>
  );
}
