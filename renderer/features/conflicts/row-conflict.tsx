import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { useConflictState } from './use-conflicts.ts';
import './conflicts.css';

/** Marks an enterprise of the list that has a field in conflict, be it in a visit. */
export function RowConflict({ enterpriseId }: { readonly enterpriseId: string }): ReactNode {
  const { t } = useText();
  const isIn = useConflictState()?.enterprises.includes(enterpriseId) === true;
  return isIn ? (
    <span className="row-conflict" title={t('conflicts.rowMark')}>
      ⚡{t('conflicts.markShort')}
    </span>
  ) : null;
}
