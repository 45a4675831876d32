import type { ReactNode } from 'react';
import { stateLabels } from '#renderer/components/state-labels.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { Visit } from './types.ts';

/** The visits of one side of a merge, by day and state. */
export function VisitLines({
  title,
  visits,
}: {
  readonly title: string;
  readonly visits: readonly Visit[];
}): ReactNode {
  const { t } = useText();
  return (
    <section>
      <h3>{title}</h3>
      {visits.length === 0 && <p className="soft">{t('enterprise.noVisits')}</p>}
      <ul>
        {visits.map(({ inspectionId, date, state }) => (
          <li key={inspectionId}>
            <span className="tabular">{date}</span> {t(stateLabels[state])}
          </li>
        ))}
      </ul>
    </section>
  );
}
