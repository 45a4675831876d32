import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { AssignForm, emptyAssignForm } from './assign-form.tsx';
import type { AssignFormValues } from './assign-form.tsx';
import { TaskFile } from './task-file.tsx';
import type { Assigned, Scope } from './types.ts';
import { useAssign } from './use-assignments.ts';

export type AssignPanelProps = { readonly scope: Scope; readonly onAssigned: () => void };

/** First who and until when, then the file for the inspector. */
export function AssignPanel({ scope, onAssigned }: AssignPanelProps): ReactNode {
  const { t } = useText();
  const [form, setForm] = useState<AssignFormValues>(emptyAssignForm);
  const assign = useAssign();
  const { data: assigned, variables } = assign;
  if (assigned !== undefined && variables !== undefined) {
    const inspector = variables.inspector.trim();
    return (
      <div className="assignments">
        <AssignedView assigned={assigned} inspector={inspector} />
        <TaskFile inspector={inspector} enterprises={assigned.open} />
        <div className="assignments-actions">
          <Button onClick={assign.reset}>{t('assignments.assignMore')}</Button>
        </div>
      </div>
    );
  }
  return (
    <div className="assignments">
      <p>{t('assignments.intro')}</p>
      {assign.error !== null && <ErrorNotice error={assign.error} title={t('assignments.assignFailed')} />}
      <AssignForm
        scope={scope}
        form={form}
        isPending={assign.isPending}
        onChange={setForm}
        onAssign={(wanted) => assign.mutate({ ...wanted, among: scope.among }, { onSuccess: onAssigned })}
      />
    </div>
  );
}

type AssignedViewProps = { readonly assigned: Assigned; readonly inspector: string };

/** What was assigned, and who else is to visit the same enterprises. */
function AssignedView({ assigned, inspector }: AssignedViewProps): ReactNode {
  const { t } = useText();
  const { created, updated, unchanged, others, othersCount } = assigned;
  return (
    <section aria-label={t('assignments.doneTitle', { inspector })}>
      <h2>
        <output>{t('assignments.doneTitle', { inspector })}</output>
      </h2>
      <p>{t('assignments.doneCounts', { created, updated, unchanged })}</p>
      {othersCount > 0 && (
        <>
          <p className="assignments-others">
            <span aria-hidden="true">! </span>
            {t('assignments.others', { n: othersCount })}
          </p>
          <ul className="assignments-other-list">
            {others.slice(0, shownOthers).map(({ enterpriseName, inspector: other, dueOn }) => (
              <li key={`${enterpriseName} ${other}`}>
                {[enterpriseName, other, ...(dueOn === null ? [] : [t('assignments.until', { date: dueOn })])].join(
                  ' · ',
                )}
              </li>
            ))}
          </ul>
          {othersCount > shownOthers && <p>{t('assignments.othersMore', { n: othersCount - shownOthers })}</p>}
        </>
      )}
    </section>
  );
}

const shownOthers = 8;
