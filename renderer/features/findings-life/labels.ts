import type { FindingActionKind, FindingProblem } from '#domain/finding-life.ts';
import type { FindingState } from '#domain/finding-states.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';

/** What the states of a finding are called. */
export const findingStateLabels: Readonly<Record<FindingState, MessageKey>> = {
  proposed: 'findingsLife.state_proposed',
  confirmed: 'findingsLife.state_confirmed',
  dismissed: 'findingsLife.state_dismissed',
  issued: 'findingsLife.state_issued',
  in_rectification: 'findingsLife.state_in_rectification',
  evidence_handed_in: 'findingsLife.state_evidence_handed_in',
  verified: 'findingsLife.state_verified',
  closed: 'findingsLife.state_closed',
  accepted: 'findingsLife.state_accepted',
  reopened: 'findingsLife.state_reopened',
  superseded: 'findingsLife.state_superseded',
};

/** The steps that people take here; issuing is done by a document. */
export type OwnAction = Exclude<FindingActionKind, 'issue'>;

export const actionLabels: Readonly<Record<OwnAction, MessageKey>> = {
  confirm: 'findingsLife.action_confirm',
  dismiss: 'findingsLife.action_dismiss',
  accept: 'findingsLife.action_accept',
  set_due: 'findingsLife.action_set_due',
  start: 'findingsLife.action_start',
  hand_in: 'findingsLife.action_hand_in',
  verify: 'findingsLife.action_verify',
  close: 'findingsLife.action_close',
  reopen: 'findingsLife.action_reopen',
  supersede: 'findingsLife.action_supersede',
};

/** Why a step is not taken: by the rules of the life, or by what was typed. */
export type ShownProblem = FindingProblem | 'NOT_A_GAP' | 'DAYS';

export const problemLabels: Readonly<Record<ShownProblem, MessageKey>> = {
  STATE: 'findingsLife.problem_STATE',
  NOT_A_GAP: 'findingsLife.problem_NOT_A_GAP',
  REASON_MISSING: 'findingsLife.problem_REASON_MISSING',
  DATE_IMPOSSIBLE: 'findingsLife.problem_DATE_IMPOSSIBLE',
  DATE_PAST: 'findingsLife.problem_DATE_PAST',
  DOCUMENT_MISSING: 'findingsLife.problem_DOCUMENT_MISSING',
  FIXER_MISSING: 'findingsLife.problem_FIXER_MISSING',
  EVIDENCE_MISSING: 'findingsLife.problem_EVIDENCE_MISSING',
  VERIFIER_MISSING: 'findingsLife.problem_VERIFIER_MISSING',
  SAME_PERSON: 'findingsLife.problem_SAME_PERSON',
  RULES_MISSING: 'findingsLife.problem_RULES_MISSING',
  DAYS: 'findingsLife.problem_DAYS',
};

export function isShownProblem(code: unknown): code is ShownProblem {
  return typeof code === 'string' && Object.hasOwn(problemLabels, code);
}
