import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { AssignmentState } from './types.ts';
import './assignments.css';

/** A sign per state beside its name: colour alone says nothing. */
const signs: Readonly<Record<AssignmentState, string>> = { late: '!', assigned: '▷', declined: '×', done: '✓' };

export const assignmentStateLabels: Readonly<Record<AssignmentState, MessageKey>> = {
  late: 'assignments.state_late',
  assigned: 'assignments.state_assigned',
  declined: 'assignments.state_declined',
  done: 'assignments.state_done',
};

/** What has become of an assignment. */
export function AssignmentMark({ state }: { readonly state: AssignmentState }): ReactNode {
  const { t } = useText();
  return (
    <span className={`assignment-state assignment-${state}`}>
      <span aria-hidden="true">{signs[state]}</span> {t(assignmentStateLabels[state])}
    </span>
  );
}
