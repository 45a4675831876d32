import { memo, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { LifeProblem } from '#renderer/features/findings-life/life-problem.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { groupFindings } from '../model/findings.ts';
import type { ModalityFilter } from '../model/findings.ts';
import { useVisitState } from '../visit-context.ts';
import { ContradictionsPanel } from './contradictions-panel.tsx';
import { FindingGroup } from './finding-group.tsx';
import { PreviousPanel } from './previous-panel.tsx';
import './findings.css';

const filters: Readonly<Record<ModalityFilter, MessageKey>> = {
  all: 'visitFindings.filterAll',
  binding: 'visitFindings.filterBinding',
  advice: 'visitFindings.filterAdvice',
};
const filterOrder: readonly ModalityFilter[] = ['all', 'binding', 'advice'];

/** What the rules say about the record as it stands on disk, the gravest first. */
export const FindingsPane = memo(function FindingsPane(): ReactNode {
  const { t } = useText();
  const { verdicts, contradictions } = useVisitState(({ visit }) => visit.assessment);
  const [filter, setFilter] = useState<ModalityFilter>('all');
  const groups = useMemo(() => groupFindings(verdicts, filter), [verdicts, filter]);
  return (
    <aside className="findings-pane" data-pane="findings" aria-label={t('visitFindings.findings')}>
      <PreviousPanel />
      <ContradictionsPanel contradictions={contradictions} />
      <header className="section-head">
        <h2>{t('visitFindings.findings')}</h2>
        <fieldset className="faces" aria-label={t('visitFindings.filter')}>
          {filterOrder.map((one) => (
            <button key={one} type="button" aria-pressed={one === filter} onClick={() => setFilter(one)}>
              {t(filters[one])}
            </button>
          ))}
        </fieldset>
      </header>
      <LifeProblem />
      {groups.gaps.length === 0 && <p className="quiet">{t('visitFindings.noGaps')}</p>}
      <FindingGroup label={t('visitFindings.groupGap')} verdicts={groups.gaps} initially="open" />
      <FindingGroup label={t('visitFindings.groupError')} verdicts={groups.errors} initially="open" />
      <FindingGroup label={t('visitFindings.groupUnknown')} verdicts={groups.unknown} initially="open" />
      <FindingGroup label={t('visitFindings.groupPass')} verdicts={groups.passed} initially="closed" />
      <FindingGroup label={t('visitFindings.groupNotApplicable')} verdicts={groups.notApplicable} initially="closed" />
    </aside>
  );
});
