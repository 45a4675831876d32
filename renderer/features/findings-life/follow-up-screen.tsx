import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';
import { FollowUpFilters } from './follow-up-filters.tsx';
import { FollowUpTable } from './follow-up-table.tsx';
import type { OpenFinding } from './follow-up-table.tsx';
import { useFollowUp } from './use-follow-up.ts';
import type { FollowUp } from './use-follow-up.ts';
import './findings-life.css';

/** Every finding of the library that somebody has acted on, what is overdue first. */
export function FollowUpScreen({ onOpen }: { readonly onOpen: OpenFinding }): ReactNode {
  const { t } = useText();
  const followUp = useFollowUp();
  const pack = useQuery({ queryKey: queryKeys.pack, queryFn: () => request('getPack') });
  const rules = useMemo(() => new Map(pack.data?.rules.map((rule) => [rule.id, rule])), [pack.data]);
  const { pages, error, retry } = followUp;
  return (
    <main className="follow-up">
      <h2>{t('findingsLife.title')}</h2>
      <FollowUpFilters followUp={followUp} rules={rules} />
      {error !== null && <ErrorNotice error={error} title={t('findingsLife.listFailed')} onRetry={retry} />}
      {pages === undefined && error === null && <p className="soft">{t('common.loading')}</p>}
      {pages !== undefined && <Listed followUp={followUp} pages={pages} rules={rules} onOpen={onOpen} />}
    </main>
  );
}

type ListedProps = {
  readonly followUp: FollowUp;
  readonly pages: NonNullable<FollowUp['pages']>;
  readonly rules: Parameters<typeof FollowUpTable>[0]['rules'];
  readonly onOpen: OpenFinding;
};

function Listed({ followUp, pages, rules, onOpen }: ListedProps): ReactNode {
  const { t } = useText();
  const { filter, showMore } = followUp;
  const rows = pages.flatMap((page) => page.rows);
  const isEmpty = pages[0]?.counts.states.all === 0 && filter.due === 'any' && filter.search === '';
  if (rows.length === 0 && isEmpty && filter.rule === undefined && filter.region === undefined)
    return <EmptyState title={t('findingsLife.emptyTitle')} text={t('findingsLife.emptyText')} />;
  if (rows.length === 0) return <p className="soft">{t('findingsLife.noMatch')}</p>;
  return (
    <>
      <FollowUpTable rows={rows} rules={rules} onOpen={onOpen} />
      <footer className="follow-up-foot">
        <output className="soft">{t('findingsLife.totals', { n: pages[0]?.matching ?? 0 })}</output>
        {showMore !== undefined && <Button onClick={showMore}>{t('findingsLife.more')}</Button>}
      </footer>
    </>
  );
}
