import type { ReactNode } from 'react';
import type { FindingState } from '#domain/finding-states.ts';
import { useText } from '#renderer/i18n/index.ts';
import { findingStateLabels } from './labels.ts';
import './findings-life.css';

/** A sign per state beside its name: colour alone says nothing. */
const signs: Readonly<Record<FindingState, string>> = {
  proposed: '○',
  confirmed: '●',
  dismissed: '—',
  issued: '▣',
  in_rectification: '◐',
  evidence_handed_in: '◕',
  verified: '✓',
  closed: '✓✓',
  accepted: '≈',
  reopened: '↺',
  superseded: '⊘',
};

export function StateMark({ state }: { readonly state: FindingState }): ReactNode {
  const { t } = useText();
  return (
    <span className={`life-state life-${state}`}>
      <span aria-hidden="true">{signs[state]}</span> {t(findingStateLabels[state])}
    </span>
  );
}

export type DueMarkProps = {
  readonly dueOn: string | null;
  readonly isOverdue: boolean;
  /** Working days since then, where they are known. */
  readonly overdueDays?: number;
};

/** By when, and whether that is over. */
export function DueMark({ dueOn, isOverdue, overdueDays = 0 }: DueMarkProps): ReactNode {
  const { t } = useText();
  if (dueOn === null) return null;
  return (
    <span className={isOverdue ? 'due due-over' : 'due'}>
      {t('findingsLife.dueOn', { date: dueOn })}
      {isOverdue && <Overdue days={overdueDays} />}
    </span>
  );
}

/** That the day is over, and since how many working days. */
export function Overdue({ days }: { readonly days: number }): ReactNode {
  const { t } = useText();
  return <strong> ! {days > 0 ? t('findingsLife.overdueDays', { n: days }) : t('findingsLife.overdue')}</strong>;
}
