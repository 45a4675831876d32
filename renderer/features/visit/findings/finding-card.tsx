import { memo, useState } from 'react';
import type { ReactNode } from 'react';
import { VerdictBadge } from '#renderer/components/verdict-badge.tsx';
import { FindingLife } from '#renderer/features/findings-life/finding-life.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { RuleView, Verdict } from '../model/answers.ts';
import { severityKeys } from '../model/labels.ts';
import { useVisitTools } from '../visit-context.ts';
import { BasisList } from './basis-list.tsx';
import { FactLinks } from './fact-links.tsx';
import { Remedy } from './remedy.tsx';
import { RepeatBadge } from './repeat-badge.tsx';

/** One rule's verdict: what, why with the numbers, by which law, what to do, and on which facts it rests. */
export const FindingCard = memo(function FindingCard({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t, text } = useText();
  const rule = useVisitTools().rules.get(verdict.rule);
  const title = rule === undefined ? verdict.rule : text(rule.title);
  return (
    <article
      className={`finding finding-${verdict.verdict}`}
      aria-label={title}
      data-finding={verdict.rule}
      // Ctrl+Shift+J puts the focus on the card; Tab does not stop at it.
      tabIndex={-1}
    >
      <header>
        <VerdictBadge verdict={verdict.verdict} severity={verdict.severity} modality={verdict.modality} />
        {verdict.verdict !== 'gap' && <small className="quiet">{t(severityKeys[verdict.severity])}</small>}
        <RepeatBadge verdict={verdict} />
        {rule?.optional === true && <small className="quiet">{t('visitFindings.optionalRule')}</small>}
      </header>
      <h4>{title}</h4>
      <p className="reason">{verdict.reason}</p>
      {verdict.verdict === 'unknown' && <FactLinks label={t('visitFindings.missing')} facts={verdict.missing} />}
      {verdict.verdict === 'gap' && rule !== undefined && <Remedy rule={rule} />}
      <FindingLife rule={verdict.rule} />
      <BasisList verdict={verdict} />
      {verdict.used.length > 0 && <FactLinks label={t('visitFindings.used')} facts={verdict.used} />}
      {rule !== undefined && <Explanation rule={rule} />}
    </article>
  );
});

function Explanation({ rule }: { readonly rule: RuleView }): ReactNode {
  const { t, text } = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="explanation">
      <button type="button" className="tool" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? '▾' : '▸'} {t('visitFindings.explanation')}
      </button>
      {isOpen && <p>{text(rule.explanation)}</p>}
    </div>
  );
}
