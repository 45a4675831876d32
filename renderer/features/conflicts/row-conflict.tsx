import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import './conflicts.css';

/** Marks an enterprise of the list by how many of its fields are in conflict, be it in a visit. */
export function RowConflict({ count }: { readonly count: number }): ReactNode {
  const { t } = useText();
  return count === 0 ? null : (
    <span className="row-conflict" title={t('conflicts.rowMark', { n: count })}>
      ⚡{t('conflicts.markShort')} {count}
    </span>
  );
}
