import { useState } from 'react';
import type { ReactNode } from 'react';
import { kindLabels, stateLabels } from '#renderer/components/state-labels.ts';
import { useText } from '#renderer/i18n/index.ts';
import { isLocked, isWaiting } from '../store/visit-state.ts';
import { useVisitState } from '../visit-context.ts';
import { DetailsDialog } from './details-dialog.tsx';
import { SaveState } from './save-state.tsx';

export type VisitHeaderProps = {
  readonly onBack: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onCompletion: () => void;
  readonly onHelp: () => void;
};

/** Where one is, whether it is saved, and the way back. */
export function VisitHeader({ onBack, onUndo, onRedo, onCompletion, onHelp }: VisitHeaderProps): ReactNode {
  const { t } = useText();
  const enterprise = useVisitState(({ visit }) => visit.enterprise);
  const inspection = useVisitState(({ visit }) => visit.inspection);
  const undo = useVisitState(({ visit }) => visit.undo);
  const waiting = useVisitState(isWaiting);
  const locked = useVisitState(isLocked);
  const [isOpen, setIsOpen] = useState(false);
  const names = inspection.inspectors.map(({ name }) => name).filter((name) => name !== '');
  return (
    <header className="visit-header" data-pane="header">
      <button type="button" className="tool" onClick={onBack}>
        ← {t('visit.back')}
      </button>
      <div className="visit-title">
        <h1>{enterprise.name}</h1>
        <button type="button" className="tool" onClick={() => setIsOpen(true)}>
          {inspection.date} · {t(kindLabels[inspection.kind])} · {t(stateLabels[inspection.state])} ·{' '}
          {names.length === 0 ? t('visit.noInspectors') : names.join(' ')}
        </button>
      </div>
      <SaveState />
      <button type="button" className="tool" disabled={locked || !(undo.canUndo || waiting)} onClick={onUndo}>
        {t('visit.undo')}
      </button>
      <button type="button" className="tool" disabled={locked || !undo.canRedo} onClick={onRedo}>
        {t('visit.redo')}
      </button>
      <button type="button" className="tool" title="F8" onClick={onCompletion}>
        {t(locked ? 'completion.state' : 'completion.complete')}…
      </button>
      <button type="button" className="tool" onClick={onHelp}>
        {t('visitHelp.help')}
      </button>
      {isOpen && <DetailsDialog onClose={() => setIsOpen(false)} />}
    </header>
  );
}
