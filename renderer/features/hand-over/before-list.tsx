import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Response } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { type Translate, useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';

type Before = Response<'getBeforeHandOver'>;

/** What is open in the library: nothing of it keeps it from being handed over. */
export function BeforeList(): ReactNode {
  const { t } = useText();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.beforeHandOver,
    queryFn: () => request('getBeforeHandOver'),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <section className="before-hand-over" aria-label={t('handOver.beforeTitle')}>
      <h2>{t('handOver.beforeTitle')}</h2>
      {error !== null && (
        <ErrorNotice error={error} title={t('handOver.beforeFailed')} onRetry={() => void refetch()} />
      )}
      {data === undefined ? <output>{t('common.loading')}</output> : <Lines lines={toLines(t, data)} />}
    </section>
  );
}

type Line = readonly [label: string, value: string];

function Lines({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const { t } = useText();
  if (lines.length === 0) return <p>{t('handOver.beforeClear')}</p>;
  return (
    <>
      <dl className="hand-over-facts">
        {lines.map(([label, value]) => (
          <div key={label} className="hand-over-line">
            <dt>{label}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{t('handOver.beforeHint')}</p>
    </>
  );
}

const states = ['draft', 'returned', 'completed', 'submitted'] as const;

/** Only what there is. */
function toLines(t: Translate, { visits, unanswered, missing, conflicts }: Before): readonly Line[] {
  return [
    ...states.flatMap((state): readonly Line[] =>
      visits[state] === 0 ? [] : [[t(`handOver.${state}`), String(visits[state])]],
    ),
    ...(unanswered.rules === 0
      ? []
      : [[t('handOver.unanswered'), t('handOver.unansweredOf', unanswered)] satisfies Line]),
    ...(missing === 0 ? [] : [[t('handOver.missing'), String(missing)] satisfies Line]),
    ...(conflicts === 0 ? [] : [[t('handOver.conflicts'), String(conflicts)] satisfies Line]),
  ];
}
