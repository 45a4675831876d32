import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { RuleLives } from './use-statistics.ts';

type LifeCount = 'open' | 'overdue' | 'closed';
export type LifeCounts = Readonly<Record<LifeCount, number>>;

/** Of the findings that somebody has acted on, over all visits. */
const lifeCounts: readonly { readonly kind: LifeCount; readonly label: MessageKey }[] = [
  { kind: 'open', label: 'findingsLife.statOpen' },
  { kind: 'overdue', label: 'findingsLife.statOverdue' },
  { kind: 'closed', label: 'findingsLife.statClosed' },
];

export function LifeHeads(): ReactNode {
  const { t } = useText();
  return lifeCounts.map(({ kind, label }) => (
    <th key={kind} scope="col" className="number">
      {t(label)}
    </th>
  ));
}

export function LifeCells({ counts }: { readonly counts: LifeCounts | undefined }): ReactNode {
  return lifeCounts.map(({ kind }) => (
    <td key={kind} className={(counts?.[kind] ?? 0) === 0 ? 'number soft' : 'number'}>
      {counts?.[kind] ?? 0}
    </td>
  ));
}

export function sumLives(lives: RuleLives): LifeCounts {
  const sum = { open: 0, overdue: 0, closed: 0 };
  for (const life of lives.values()) for (const { kind } of lifeCounts) sum[kind] += life[kind];
  return sum;
}
