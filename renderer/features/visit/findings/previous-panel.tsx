import { useState } from 'react';
import type { ReactNode } from 'react';
import { VerdictBadge } from '#renderer/components/verdict-badge.tsx';
import { DueMark, StateMark } from '#renderer/features/findings-life/state-mark.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { Verdict, VisitView } from '../model/answers.ts';
import { groupPrevious } from '../model/previous.ts';
import { useVisitState, useVisitTools } from '../visit-context.ts';
import { FactLinks } from './fact-links.tsx';
import { RepeatBadge } from './repeat-badge.tsx';

/** The gaps of the last visit and what has become of them; nothing at a first visit. */
export function PreviousPanel(): ReactNode {
  const previous = useVisitState(({ visit }) => visit.previous);
  return previous === null ? null : <PreviousGaps previous={previous} />;
}

function PreviousGaps({ previous }: { readonly previous: NonNullable<VisitView['previous']> }): ReactNode {
  const { t } = useText();
  const verdicts = useVisitState(({ visit }) => visit.assessment.verdicts);
  const [isOpen, setIsOpen] = useState(true);
  const { still, undecided, cleared } = groupPrevious(previous, verdicts);
  const { date } = previous;
  if (previous.gaps.length === 0) return <p className="quiet">{t('visitFindings.previousNone', { date })}</p>;
  return (
    <section className="finding-group previous">
      <h3>
        <button type="button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? '▾' : '▸'} {t('visitFindings.previous', { date })}{' '}
          <span className="count">{still.length + undecided.length + cleared.length}</span>
        </button>
      </h3>
      {isOpen && (
        <>
          <PreviousList label="visitFindings.previousStill" verdicts={still} />
          <PreviousList label="visitFindings.previousUndecided" verdicts={undecided} />
          <PreviousList label="visitFindings.previousCleared" verdicts={cleared} />
        </>
      )}
    </section>
  );
}

type PreviousListProps = { readonly label: MessageKey; readonly verdicts: readonly Verdict[] };

function PreviousList({ label, verdicts }: PreviousListProps): ReactNode {
  const { t } = useText();
  if (verdicts.length === 0) return null;
  return (
    <>
      <h4>
        {t(label)} <span className="count">{verdicts.length}</span>
      </h4>
      <ul aria-label={t(label)}>
        {verdicts.map((verdict) => (
          <PreviousLine key={verdict.rule} verdict={verdict} />
        ))}
      </ul>
    </>
  );
}

function PreviousLine({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t, text } = useText();
  const rule = useVisitTools().rules.get(verdict.rule);
  return (
    <li>
      <VerdictBadge verdict={verdict.verdict} severity={verdict.severity} modality={verdict.modality} />{' '}
      {rule === undefined ? verdict.rule : text(rule.title)} <RepeatBadge verdict={verdict} />
      <PreviousLife rule={verdict.rule} />
      {verdict.verdict === 'unknown' && <FactLinks label={t('visitFindings.missing')} facts={verdict.missing} />}
    </li>
  );
}

/** What people have done about the gap since the last visit. */
function PreviousLife({ rule }: { readonly rule: string }): ReactNode {
  const gap = useVisitState(({ visit }) => visit.previous)?.gaps.find((one) => one.rule === rule);
  if (gap === undefined || gap.state === 'proposed') return null;
  return (
    <small className="previous-life">
      <StateMark state={gap.state} /> <DueMark dueOn={gap.dueOn} isOverdue={gap.isOverdue} />
    </small>
  );
}
