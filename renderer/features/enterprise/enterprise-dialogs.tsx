import type { ReactNode } from 'react';
import { ImportDialog } from '#renderer/features/import/import-dialog.tsx';
import { EnterpriseDialog } from './enterprise-dialog.tsx';
import type { Dialogs } from './use-dialogs.ts';
import { VisitDialog } from './visit-dialog.tsx';

export type EnterpriseDialogsProps = {
  readonly dialogs: Dialogs;
  /** An enterprise was made, or another one turned out to have the same code. */
  readonly onChoose: (enterpriseId: string) => void;
  readonly onOpenVisit: (inspectionId: string) => void;
};

/** The dialogs of the list: each begins afresh whenever it opens. */
export function EnterpriseDialogs({ dialogs, onChoose, onOpenVisit }: EnterpriseDialogsProps): ReactNode {
  const { open, close, openNewVisit } = dialogs;
  switch (open.kind) {
    case 'none':
      return null;
    case 'import':
      return <ImportDialog onClose={close} />;
    case 'visit':
      return <VisitDialog enterpriseId={open.enterpriseId} onClose={close} onOpenVisit={onOpenVisit} />;
    case 'new':
    case 'edit':
      return (
        <EnterpriseDialog
          {...(open.kind === 'edit' ? { enterprise: open.enterprise } : {})}
          onClose={close}
          onShow={(enterpriseId) => {
            close();
            onChoose(enterpriseId);
          }}
          onVisit={(enterpriseId) => {
            close();
            onChoose(enterpriseId);
            openNewVisit(enterpriseId);
          }}
        />
      );
  }
}
