import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { VerdictBadge } from '#renderer/components/verdict-badge.tsx';
import { useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { queryKeys } from '#renderer/query.ts';
import type { Response } from '#ipc/contract.ts';

type Result = Response<'reevaluateVisit'>;
type DifferenceView = Result['differences'][number];
type Outcome = NonNullable<DifferenceView['before']>;

const kindOrder = ['new', 'now_unknown', 'cleared', 'changed'] as const;
const kindLabels: Readonly<Record<DifferenceView['kind'], MessageKey>> = {
  new: 'completion.differenceNew',
  now_unknown: 'completion.differenceNowUnknown',
  cleared: 'completion.differenceCleared',
  changed: 'completion.differenceChanged',
};

/** What the present pack would say of the visit, beside what is frozen; the frozen verdicts stay as they are. */
export function Reevaluation(): ReactNode {
  const { t, language } = useText();
  const { inspectionId } = useVisitTools();
  const [isAsked, setIsAsked] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: [...queryKeys.visit, inspectionId, 'reevaluation', language],
    queryFn: () => request('reevaluateVisit', { inspectionId }),
    enabled: isAsked,
    gcTime: 0,
  });
  return (
    <section className="reevaluation" aria-label={t('completion.reevaluate')}>
      {!isAsked && (
        <button type="button" className="action" onClick={() => setIsAsked(true)}>
          {t('completion.reevaluate')}
        </button>
      )}
      {isAsked && data === undefined && error === null && <output>{t('common.loading')}</output>}
      {error !== null && (
        <ErrorNotice error={error} title={t('completion.reevaluateFailed')} onRetry={() => void refetch()} />
      )}
      {data !== undefined && <Differences result={data} />}
    </section>
  );
}

function Differences({ result }: { readonly result: Result }): ReactNode {
  const { t } = useText();
  const { presentPack, differences, same } = result;
  const pack = `${presentPack.id} ${presentPack.version}`;
  return (
    <>
      <h3>{t('completion.comparedWith', { pack })}</h3>
      <p className="quiet">{t('completion.comparedHint')}</p>
      {differences.length === 0 && <output>{t('completion.noDifference', { n: same })}</output>}
      {kindOrder.map((kind) => {
        const own = differences.filter((difference) => difference.kind === kind);
        if (own.length === 0) return null;
        return (
          <section key={kind} aria-label={t(kindLabels[kind])}>
            <h4>
              {t(kindLabels[kind])} <span className="count">{own.length}</span>
            </h4>
            {own.map((difference) => (
              <DifferenceCard key={difference.rule} difference={difference} />
            ))}
          </section>
        );
      })}
      {differences.length > 0 && <p className="quiet">{t('completion.sameRules', { n: same })}</p>}
    </>
  );
}

function DifferenceCard({ difference }: { readonly difference: DifferenceView }): ReactNode {
  const { t, text } = useText();
  const { title, before, after } = difference;
  return (
    <article className="difference" aria-label={text(title)}>
      <h5>{text(title)}</h5>
      <dl>
        <dt>{t('completion.before')}</dt>
        <dd>
          <Side outcome={before} />
        </dd>
        <dt>{t('completion.after')}</dt>
        <dd>
          <Side outcome={after} />
        </dd>
      </dl>
    </article>
  );
}

function Side({ outcome }: { readonly outcome: Outcome | null }): ReactNode {
  const { t } = useText();
  if (outcome === null) return t('completion.noSuchRule');
  return (
    <>
      <VerdictBadge verdict={outcome.verdict} severity={outcome.severity} modality={outcome.modality} />{' '}
      {outcome.reason}
    </>
  );
}
