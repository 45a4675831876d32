import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { Preview } from './types.ts';

/** Whom a file brings new or changed assignments for; nothing where it brings none. */
export function AssigneeLine({ assignees, assigneesCount }: Pick<Preview, 'assignees' | 'assigneesCount'>): ReactNode {
  const { t } = useText();
  if (assignees.length === 0) return null;
  const names = assignees.map(({ inspector, count }) => t('merging.assignee', { inspector, n: count }));
  const rest = assigneesCount - assignees.length;
  return (
    <p>
      {t('merging.brings', { names: names.join(t('merging.assigneeSeparator')) })}
      {rest > 0 && t('merging.moreAssignees', { n: rest })}
    </p>
  );
}
