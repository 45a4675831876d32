import { type ReactNode, useState } from 'react';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { toLocalDate } from '#renderer/model/typed-date.ts';
import { useSession } from '#renderer/session.ts';
import { toVisitForm } from './model/new-visit.ts';
import { useEnterprise } from './use-enterprise.ts';
import { VisitForm } from './visit-form.tsx';

export type VisitDialogProps = {
  readonly enterpriseId: string;
  readonly onClose: () => void;
  readonly onOpenVisit: (inspectionId: string) => void;
};

/** Begins a visit with what is known already filled in. */
export function VisitDialog({ enterpriseId, onClose, onOpenVisit }: VisitDialogProps): ReactNode {
  const { t } = useText();
  const { data, error, isPlaceholderData } = useEnterprise(enterpriseId);
  const session = useSession();
  const [today] = useState(() => toLocalDate(new Date()));
  const ready = data !== undefined && !isPlaceholderData && session.data !== undefined;
  // Nothing before there is a field that can take the focus: keys typed ahead must not meet the close button.
  if (!ready && error === null) return null;
  return (
    <Dialog title={t('enterprise.visitTitle')} width={560} onClose={onClose}>
      {error !== null && <ErrorNotice error={error} title={t('enterprise.loadFailed')} />}
      {ready && (
        <VisitForm
          enterprise={data.enterprise}
          visits={data.visits}
          start={toVisitForm({
            today,
            inspectors: [session.data.settings.inspector, session.data.settings.secondInspector],
            visits: data.visits,
          })}
          onClose={onClose}
          onOpenVisit={onOpenVisit}
        />
      )}
    </Dialog>
  );
}
