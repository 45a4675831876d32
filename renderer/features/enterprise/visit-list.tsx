import type { ReactNode } from 'react';
import { GapBadges } from '#renderer/components/gap-badges.tsx';
import { kindLabels, stateLabels } from '#renderer/components/state-labels.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { Merged, Visit } from './types.ts';

export type VisitListProps = {
  /** The latest first. */
  readonly visits: readonly Visit[];
  /** The enterprises merged into this one: a visit of one of them says so. */
  readonly merged: readonly Merged[];
  readonly onOpenVisit: (inspectionId: string) => void;
};

/** The visits of an enterprise; each opens at a click. */
export function VisitList({ visits, merged, onOpenVisit }: VisitListProps): ReactNode {
  const { t } = useText();
  return (
    <section className="visits">
      <h3>{t('enterprise.visits')}</h3>
      {visits.length === 0 && <p className="soft">{t('enterprise.noVisits')}</p>}
      <ul>
        {visits.map((visit) => (
          <li key={visit.inspectionId}>
            <button type="button" onClick={() => onOpenVisit(visit.inspectionId)}>
              <span className="visually-hidden">{t('enterprise.openVisit', { date: visit.date })}</span>
              <span className="visit-date tabular">{visit.date}</span>
              <span>{t(kindLabels[visit.kind])}</span>
              <span className={`state state-${visit.state}`}>{t(stateLabels[visit.state])}</span>
              <VisitGaps visit={visit} />
              <Origin from={merged.find(({ enterpriseId }) => enterpriseId === visit.enterpriseId)} />
              <span className="soft visit-inspectors">{visit.inspectors.map(({ name }) => name).join('、')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Origin({ from }: { readonly from: Merged | undefined }): ReactNode {
  const { t } = useText();
  if (from === undefined) return null;
  return <span className="visit-origin">{t('enterprise.visitFrom', { name: from.name })}</span>;
}

/** Nothing while the verdicts are still being counted. */
function VisitGaps({ visit: { gaps, counts } }: { readonly visit: Visit }): ReactNode {
  if (gaps === null || counts === null) return null;
  return (
    <span className="visit-gaps">
      <GapBadges gaps={gaps} counts={counts} />
    </span>
  );
}
