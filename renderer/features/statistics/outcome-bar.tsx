import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { RuleResult } from './types.ts';

export type OutcomeBarProps = {
  readonly counts: RuleResult['counts'];
  /** A norm that only recommends: its gaps are not in the colour of a breach. */
  readonly advisory: boolean;
};

const order = ['gap', 'unknown', 'pass', 'not_applicable', 'error'] as const;

/** How the outcomes of one rule are spread; unknown is never drawn as pass. The numbers stand beside it. */
export function OutcomeBar({ counts, advisory }: OutcomeBarProps): ReactNode {
  const { t } = useText();
  const total = order.reduce((sum, kind) => sum + counts[kind], 0);
  const { gap, unknown, pass, not_applicable: na, error } = counts;
  const label = t('statistics.distribution', { gap, unknown, pass, na, error });
  return (
    <span className="outcome-bar" aria-hidden="true" title={label}>
      {order.map((kind) => {
        const name = kind === 'gap' && advisory ? 'advice' : kind;
        const width = total === 0 ? 0 : (counts[kind] / total) * 100;
        return <span key={kind} className={`outcome outcome-${name}`} style={{ width: `${width}%` }} />;
      })}
    </span>
  );
}
