import type { ReactNode } from 'react';
import { AssignmentsDialog } from '#renderer/features/assignments/assignments-dialog.tsx';
import { HandOverDialog } from '#renderer/features/hand-over/hand-over-dialog.tsx';
import { ImportDialog } from '#renderer/features/import/import-dialog.tsx';
import { MergingDialog } from '#renderer/features/merging/merging-dialog.tsx';
import { DuplicatesDialog } from './duplicates-dialog.tsx';
import { EnterpriseDialog } from './enterprise-dialog.tsx';
import { BatchDialog } from '#renderer/features/documents/batch-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import type { Dialogs } from './use-dialogs.ts';
import { VisitDialog } from './visit-dialog.tsx';

export type EnterpriseDialogsProps = {
  readonly dialogs: Dialogs;
  /** An enterprise was made, or another one turned out to have the same code. */
  readonly onChoose: (enterpriseId: string) => void;
  readonly onOpenVisit: (inspectionId: string) => void;
  readonly onConflicts: () => void;
};

/** The dialogs of the list: each begins afresh whenever it opens. */
export function EnterpriseDialogs({ dialogs, onChoose, onOpenVisit, onConflicts }: EnterpriseDialogsProps): ReactNode {
  const { open, close, openNewVisit, openMerge } = dialogs;
  const show = (enterpriseId: string): void => {
    close();
    onChoose(enterpriseId);
  };
  switch (open.kind) {
    case 'none':
      return null;
    case 'import':
      return <ImportDialog onClose={close} {...(open.dropped === undefined ? {} : { dropped: open.dropped })} />;
    case 'handOver':
      return <HandOverDialog tab={open.tab} onClose={close} onMerge={dialogs.goOnMerging} />;
    case 'merging':
      return (
        <MergingDialog
          handed={open.handed}
          onClose={close}
          onConflicts={onConflicts}
          onDuplicates={() => {
            close();
            dialogs.openDuplicates();
          }}
        />
      );
    case 'documents':
      return <BatchDialog onClose={close} />;
    case 'assignments':
      return <AssignmentsDialog enterprise={open.enterprise} onClose={close} />;
    case 'duplicates':
      return <DuplicatesDialog onClose={close} onShow={show} />;
    case 'merge':
      return <MergeDialog pair={open.pair} onClose={close} onShow={show} />;
    case 'visit':
      return <VisitDialog enterpriseId={open.enterpriseId} onClose={close} onOpenVisit={onOpenVisit} />;
    case 'new':
    case 'edit':
      return (
        <EnterpriseDialog
          {...(open.kind === 'edit' ? { enterprise: open.enterprise } : {})}
          onClose={close}
          onShow={show}
          onMerge={(pair) => {
            close();
            openMerge(pair);
          }}
          onVisit={(enterpriseId) => {
            show(enterpriseId);
            openNewVisit(enterpriseId);
          }}
        />
      );
  }
}
