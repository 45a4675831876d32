import { useState } from 'react';
import type { ReactNode } from 'react';
import { completionIssueKinds, isWarningKind } from '#domain/completion.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { DetailsDialog } from '#renderer/features/visit/header/details-dialog.tsx';
import { useVisitState } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { toLocalDate } from '#renderer/model/typed-date.ts';
import { IssueGroup } from './issue-group.tsx';
import { toCompletionIssues } from './model/issues.ts';
import { ReasonField } from './reason-field.tsx';
import { ReasonedAction } from './reasoned-action.tsx';
import { useComplete } from './use-complete.ts';
import type { Hindrance } from './use-complete.ts';
import type { ReasonDrafts } from './use-reason-drafts.ts';

/** Everything that a visit leaves open, each with a way there, and its completion. */
export function OpenIssues({ drafts }: { readonly drafts: ReasonDrafts }): ReactNode {
  const { t } = useText();
  const visit = useVisitState((state) => state.visit);
  const [today] = useState(() => toLocalDate(new Date()));
  const [isEditingDetails, setIsEditingDetails] = useState(false);
  const { hindrance, complete } = useComplete(drafts, today);
  const issues = toCompletionIssues(visit, today);
  return (
    <>
      {visit.stateReason !== null && (
        <p className="frozen-note">{t('completion.reopenedFor', { reason: visit.stateReason })}</p>
      )}
      <p className="quiet">{t('completion.intro')}</p>
      {completionIssueKinds.map((kind) => (
        <IssueGroup key={kind} kind={kind} items={issues[kind]} onDetails={() => setIsEditingDetails(true)}>
          {isWarningKind(kind) && (
            <ReasonField
              name={kind}
              value={drafts.get(kind)}
              isMissing={hindrance?.kind === 'issues' && drafts.get(kind).trim() === ''}
              onChange={(reason) => drafts.set(kind, reason)}
            />
          )}
        </IssueGroup>
      ))}
      <div className="completion-actions">
        <button type="button" className="action action-main" onClick={complete}>
          {t('completion.complete')}
        </button>
        <ReasonedAction action="voidVisit" drafts={drafts} />
      </div>
      {hindrance !== undefined && <HindranceNotice hindrance={hindrance} />}
      {isEditingDetails && <DetailsDialog onClose={() => setIsEditingDetails(false)} />}
    </>
  );
}

function HindranceNotice({ hindrance }: { readonly hindrance: Hindrance }): ReactNode {
  const { t } = useText();
  if (hindrance.kind === 'failed') return <ErrorNotice error={hindrance.error} title={t('completion.failed')} />;
  return (
    <p role="alert" className="completion-problem">
      {t(hindrance.kind === 'unsaved' ? 'completion.unsaved' : 'completion.hindered')}
    </p>
  );
}
