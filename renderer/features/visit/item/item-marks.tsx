import type { ReactNode } from 'react';
import { VerdictBadge } from '#renderer/components/verdict-badge.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { listVerdictsOf, tallyVerdicts } from '../model/findings.ts';
import type { Tally } from '../model/findings.ts';
import { useVisitState, useVisitTools } from '../visit-context.ts';

/** What hangs on a question: how many open rules it would decide, and how the rules came out that read it. */
export function ItemMarks({ fact }: { readonly fact: string }): ReactNode {
  const { t } = useText();
  const assessment = useVisitState(({ visit }) => visit.assessment);
  const decides = assessment.nextQuestions.find((question) => question.fact === fact)?.decides;
  return (
    <span className="item-marks">
      {decides !== undefined && <strong className="decides">{t('visitItem.decides', { n: decides })}</strong>}
      {tallyVerdicts(listVerdictsOf(fact, assessment.verdicts)).map((tally) => (
        <Mark key={tally.like.rule} tally={tally} />
      ))}
    </span>
  );
}

function Mark({ tally: { like, rules: ids } }: { readonly tally: Tally }): ReactNode {
  const { text } = useText();
  const { rules } = useVisitTools();
  const titles = ids.map((id) => rules.get(id)?.title).filter((title) => title !== undefined);
  return (
    <span className="mark" title={titles.map((title) => text(title)).join('\n')}>
      <VerdictBadge verdict={like.verdict} modality={like.modality} />
      {ids.length > 1 && ` ×${ids.length}`}
    </span>
  );
}
