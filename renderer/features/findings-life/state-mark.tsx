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

export type DueMarkProps = { readonly dueOn: string | null; readonly isOverdue: boolean };

/** By when, and whether that is over. */
export function DueMark({ dueOn, isOverdue }: DueMarkProps): ReactNode {
  const { t } = useText();
  if (dueOn === null) return null;
  return (
    <span className={isOverdue ? 'due due-over' : 'due'}>
      {t('findingsLife.dueOn', { date: dueOn })}
      {isOverdue && <strong> ! {t('findingsLife.overdue')}</strong>}
    </span>
  );
}
