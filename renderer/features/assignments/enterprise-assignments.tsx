import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { isOpenAssignment } from '#domain/assignment-state.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { WhereWritable } from '#renderer/components/read-only.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { AssignmentMark } from './assignment-mark.tsx';
import { ChangeForm } from './change-form.tsx';
import type { FormKind } from './change-form.tsx';
import type { Assignment, Change } from './types.ts';
import { useAssignments, useChangeAssignment } from './use-assignments.ts';
import './assignments.css';

/** Who is to visit the enterprise shown, until when, and what has become of it; nothing where nobody was assigned. */
export function EnterpriseAssignments({ enterpriseId }: { readonly enterpriseId: string }): ReactNode {
  const { t } = useText();
  const { data, error, refetch } = useAssignments(enterpriseId);
  if (error !== null)
    return <ErrorNotice error={error} title={t('assignments.loadFailed')} onRetry={() => void refetch()} />;
  if (data === undefined || data.length === 0) return null;
  return (
    <section className="enterprise-assignments">
      <h3>{t('assignments.ofEnterprise')}</h3>
      <ul>
        {data.map((assignment) => (
          <Line key={assignment.id} assignment={assignment} />
        ))}
      </ul>
    </section>
  );
}

function Line({ assignment }: { readonly assignment: Assignment }): ReactNode {
  const { t } = useText();
  const [form, setForm] = useState<FormKind>();
  const change = useChangeAssignment();
  const { id, inspector, certificate, state, dueOn } = assignment;
  const go = (wanted: Change): void =>
    change.mutate({ assignmentId: id, change: wanted }, { onSuccess: () => setForm(undefined) });
  return (
    <li className={state === 'late' ? 'is-late' : undefined}>
      <p>
        <AssignmentMark state={state} /> <strong>{inspector}</strong>
        {certificate !== null && <span className="soft assignments-certificate"> {certificate}</span>}
        {dueOn !== null && <span className="tabular"> · {t('assignments.until', { date: dueOn })}</span>}
      </p>
      <Details assignment={assignment} />
      {change.error !== null && <ErrorNotice error={change.error} title={t('assignments.changeFailed')} />}
      <WhereWritable>
        {form === undefined ? (
          <Buttons assignment={assignment} onForm={setForm} onTakeUp={() => go({ kind: 'take_up' })} />
        ) : (
          <ChangeForm
            kind={form}
            assignment={assignment}
            isPending={change.isPending}
            onEnd={() => setForm(undefined)}
            onChange={go}
          />
        )}
      </WhereWritable>
    </li>
  );
}

type ButtonsProps = {
  readonly assignment: Assignment;
  readonly onForm: (form: FormKind) => void;
  readonly onTakeUp: () => void;
};

function Buttons({ assignment: { inspector, state }, onForm, onTakeUp }: ButtonsProps): ReactNode {
  const { t } = useText();
  if (state === 'done') return null;
  return (
    <div className="assignments-buttons">
      {isOpenAssignment(state) ? (
        <Button size="small" aria-label={t('assignments.declineOf', { inspector })} onClick={() => onForm('decline')}>
          {t('assignments.decline')}
        </Button>
      ) : (
        <Button size="small" aria-label={t('assignments.takeUpOf', { inspector })} onClick={onTakeUp}>
          {t('assignments.takeUp')}
        </Button>
      )}
      <Button size="small" aria-label={t('assignments.editOf', { inspector })} onClick={() => onForm('edit')}>
        {t('assignments.edit')}
      </Button>
      <Button size="small" aria-label={t('assignments.withdrawOf', { inspector })} onClick={() => onForm('withdraw')}>
        {t('assignments.withdraw')}
      </Button>
    </div>
  );
}

function Details({ assignment }: { readonly assignment: Assignment }): ReactNode {
  const { t } = useText();
  const { assignedOn, assignedBy, note, declined, state, visitedOn } = assignment;
  const by = assignedBy ?? '';
  const lines = [
    by === ''
      ? t('assignments.assignedLine', { date: assignedOn })
      : t('assignments.assignedByLine', { date: assignedOn, by }),
    ...(state === 'done' && visitedOn !== null ? [t('assignments.visitedOn', { date: visitedOn })] : []),
    ...(note === null ? [] : [t('assignments.noteLine', { note })]),
    ...(declined === null ? [] : [t('assignments.declinedLine', { reason: declined })]),
  ];
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="soft">
          {line}
        </p>
      ))}
    </>
  );
}
