import { Button } from 'antd';
import type { ReactNode } from 'react';
import { WhereWritable } from '#renderer/components/read-only.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { Merged } from './types.ts';
import { useUnmerge } from './use-merge.ts';

/** What was merged into the enterprise shown; each can be taken out again. */
export function MergedList({ merged }: { readonly merged: readonly Merged[] }): ReactNode {
  const { t } = useText();
  const unmerge = useUnmerge();
  if (merged.length === 0) return null;
  return (
    <section className="merged">
      <h3>{t('enterprise.mergedTitle', { n: merged.length })}</h3>
      <ul>
        {merged.map(({ enterpriseId, name, creditCode }) => (
          <li key={enterpriseId}>
            <span>{name}</span>
            <span className="soft tabular">{creditCode ?? t('common.notRecorded')}</span>
            <WhereWritable>
              <Button
                size="small"
                title={t('enterprise.unmergeHint')}
                aria-label={t('enterprise.unmergeOf', { name })}
                disabled={unmerge.isPending}
                onClick={() => unmerge.mutate(enterpriseId)}
              >
                {t('enterprise.unmerge')}
              </Button>
            </WhereWritable>
          </li>
        ))}
      </ul>
      {unmerge.error !== null && <ErrorNotice error={unmerge.error} />}
    </section>
  );
}
