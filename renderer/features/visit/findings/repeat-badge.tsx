import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { Verdict } from '../model/answers.ts';
import { countRepeats } from '../model/previous.ts';
import { useVisitState } from '../visit-context.ts';

/** Says of a gap that the visits before had it too. */
export function RepeatBadge({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t } = useText();
  const times = useVisitState(({ visit }) => countRepeats(visit.previous, verdict.rule));
  if (verdict.verdict !== 'gap' || times < 2) return null;
  return (
    <strong className="repeat" title={t('visitFindings.repeatHint', { n: times })}>
      ↻ {t('visitFindings.repeat', { n: times })}
    </strong>
  );
}
