import type { ReactNode } from 'react';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { FiguresTable } from './figures-table.tsx';
import { ScopeBar } from './scope-bar.tsx';
import { useScope } from './use-scope.ts';
import { useStatistics } from './use-statistics.ts';

/** The figures of the scope that is chosen. */
export function FiguresView(): ReactNode {
  const { t } = useText();
  const scope = useScope();
  const { data, error, refetch } = useStatistics(scope.where);
  return (
    <>
      <ScopeBar scope={scope} />
      <p className="soft statistics-note" aria-live="polite">
        {data !== undefined && t('statistics.population', { n: data.population })}
      </p>
      {error !== null && <ErrorNotice error={error} title={t('statistics.failed')} onRetry={() => void refetch()} />}
      {data !== undefined && data.population === 0 && <NothingToCount />}
      {data !== undefined && data.population > 0 && <FiguresTable figures={data.figures} />}
    </>
  );
}

function NothingToCount(): ReactNode {
  const { t } = useText();
  return <EmptyState title={t('statistics.title')} text={t('statistics.empty')} />;
}
