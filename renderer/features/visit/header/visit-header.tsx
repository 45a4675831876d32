import { useState } from 'react';
import type { ReactNode } from 'react';
import { ActionMenu } from '#renderer/components/action-menu.tsx';
import { kindLabels, stateLabels } from '#renderer/components/state-labels.ts';
import { EvidenceButton } from '#renderer/features/evidence/evidence-button.tsx';
import { CommentsButton } from '#renderer/features/review/comments-button.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { isLocked } from '../store/visit-state.ts';
import { useVisitState, useVisitTools } from '../visit-context.ts';
import { DetailsDialog } from './details-dialog.tsx';
import { SaveState } from './save-state.tsx';
import { StepButtons } from './step-buttons.tsx';
import type { StepButtonsProps } from './step-buttons.tsx';

export type VisitHeaderProps = StepButtonsProps & {
  readonly onBack: () => void;
  readonly onCompletion: () => void;
  readonly onDocuments: () => void;
  readonly onHelp: () => void;
};

/** Where one is, whether it is saved, what the visit as a whole is for, and the way back. One line at 1280 pixels. */
export function VisitHeader(props: VisitHeaderProps): ReactNode {
  const { onBack, onUndo, onRedo, onCompletion, onDocuments, onHelp } = props;
  const { t } = useText();
  const locked = useVisitState(isLocked);
  const [isOpen, setIsOpen] = useState(false);
  const openDetails = (): void => setIsOpen(true);
  return (
    <header className="visit-header" data-pane="header">
      <button type="button" className="tool" title="Alt+←" onClick={onBack}>
        ← {t('visit.back')}
      </button>
      <VisitTitle onDetails={openDetails} />
      <SaveState />
      <StepButtons onUndo={onUndo} onRedo={onRedo} />
      <EvidenceButton />
      <CommentsButton />
      <button type="button" className="tool" title="F9" onClick={onDocuments}>
        {t('documents.title')}
      </button>
      <button type="button" className="tool tool-main" title="F8" onClick={onCompletion}>
        {t(locked ? 'completion.state' : 'completion.complete')}…
      </button>
      <MoreMenu onDetails={openDetails} onHelp={onHelp} />
      {isOpen && <DetailsDialog onClose={() => setIsOpen(false)} />}
    </header>
  );
}

/** Name, day, kind and state; what does not fit is in the tooltip. */
function VisitTitle({ onDetails }: { readonly onDetails: () => void }): ReactNode {
  const { t } = useText();
  const enterprise = useVisitState(({ visit }) => visit.enterprise);
  const { date, kind, state, inspectors } = useVisitState(({ visit }) => visit.inspection);
  const names = inspectors.map(({ name }) => name).filter((name) => name !== '');
  const who = names.length === 0 ? t('visit.noInspectors') : names.join(' ');
  const line = [date, t(kindLabels[kind]), t(stateLabels[state]), who].join(' · ');
  return (
    <div className="visit-title">
      <h1 title={enterprise.name}>{enterprise.name}</h1>
      <button type="button" className="tool" title={line} onClick={onDetails}>
        <span>{line}</span>
      </button>
    </div>
  );
}

type MoreProps = { readonly onDetails: () => void; readonly onHelp: () => void };

function MoreMenu({ onDetails, onHelp }: MoreProps): ReactNode {
  const { t } = useText();
  const { store } = useVisitTools();
  const entries = [
    { label: `${t('visit.details')}…`, run: onDetails },
    { label: t('visitHelp.keySave'), keys: 'Ctrl+S', run: () => void store.flush() },
    { label: t('visitHelp.help'), keys: '?', run: onHelp },
  ];
  return <ActionMenu label={t('visit.more')} entries={entries} />;
}
