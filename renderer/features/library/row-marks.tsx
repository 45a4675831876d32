import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { EnterpriseRow } from './list-types.ts';

/** Marks an enterprise that this computer has written to since it last handed the library over. */
export function ChangedMark({ row }: { readonly row: EnterpriseRow }): ReactNode {
  const { t } = useText();
  if (!row.isChanged) return null;
  return (
    <span className="row-mark row-changed" title={t('library.changedMeaning')}>
      ↑{t('library.changedMark')}
    </span>
  );
}

type Assignment = NonNullable<EnterpriseRow['assignment']>;

const shapes: Readonly<Record<Assignment['state'], string>> = { late: '!', assigned: '▷', declined: '×', done: '✓' };

/** What has become of the assignment, with its day: short, the whole of it as the title. */
export function AssignmentMark({ assignment }: { readonly assignment: Assignment | null }): ReactNode {
  const { t } = useText();
  if (assignment === null) return null;
  const { state, inspector, dueOn } = assignment;
  const isOpen = state === 'late' || state === 'assigned';
  const day = dueOn === null ? t('assignments.noDue') : t('assignments.until', { date: dueOn });
  const word = t(`library.task_${state}`);
  return (
    <span className={`row-mark row-task row-task-${state}`} title={`${word} · ${inspector} · ${day}`}>
      <span aria-hidden="true">{shapes[state]} </span>
      {word}
      {isOpen && dueOn !== null && <span className="tabular"> {dueOn.slice(5)}</span>}
    </span>
  );
}

/** Who is to visit the enterprise. */
export function AssignedTo({ assignment }: { readonly assignment: Assignment | null }): ReactNode {
  return assignment === null ? null : <span className="soft row-inspector">{assignment.inspector}</span>;
}
