import type { Condition } from '#domain/condition.ts';
import type { Contradiction } from '#domain/fact.ts';
import { clashes } from './contradiction-clashes.ts';
import { exceedsMessage, excludesMessage, isBeforeMessage, isInFutureMessage } from './contradiction-messages.ts';
import { text } from './text.ts';

/** [part, whole]: the first number cannot be above the second. */
const parts: readonly (readonly [string, string])[] = [
  ['employees_women', 'employees_total'],
  ['members_women', 'members_total'],
  ['membership_applications_on_file', 'members_total'],
  ['members_with_card', 'members_total'],
  ['transfer_done_12m', 'outflow_members_12m'],
  ['chair_voters_present', 'chair_voters_entitled'],
  ['chair_votes_for', 'chair_voters_present'],
  ['union_staff_fulltime', 'union_staff_total'],
  ['union_staff_parttime', 'union_staff_total'],
  ['vice_chairs_fulltime', 'union_staff_fulltime'],
  ['cc_vote_for', 'cc_vote_attendance'],
  ['wc_delegates_managers', 'wc_delegates_total'],
  ['wc_delegates_women', 'wc_delegates_total'],
  ['wc_attendance', 'wc_delegates_total'],
  ['supervisors_worker', 'supervisors_total'],
];

/** [earlier, later]: the second date cannot lie before the first. */
const sequences: readonly (readonly [string, string])[] = [
  ['committee_elected_on', 'term_extension_approved_until'],
  ['chair_in_office_since', 'chair_vacant_since'],
  ['cc_bargaining_request_on', 'cc_other_side_reply_on'],
  ['cc_signed_on', 'cc_submitted_on'],
  ['cc_signed_on', 'cc_published_on'],
  ['cc_effective_on', 'cc_published_on'],
  ['cc_effective_on', 'cc_expires_on'],
  ['wc_established_on', 'wc_last_held_on'],
];

/** Dates of what has happened; a visit cannot have found them in the future. */
const pastDates: readonly string[] = [
  'union_founded_on',
  'committee_elected_on',
  'last_member_meeting_on',
  'last_audit_report_on',
  'chair_elected_on',
  'chair_vacant_since',
  'chair_in_office_since',
  'cc_bargaining_request_on',
  'cc_other_side_reply_on',
  'cc_signed_on',
  'cc_submitted_on',
  'cc_published_on',
  'wage_agreement_signed_on',
  'wc_established_on',
  'wc_last_held_on',
];

const sums: readonly Contradiction[] = [
  {
    id: 'members-above-workforce',
    facts: ['members_total', 'employees_total', 'employees_dispatched'],
    when: isAboveSum('members_total', ['employees_total', 'employees_dispatched']),
    message: text(
      '会员 {members_total}，多于职工 {employees_total} 与劳务派遣人员 {employees_dispatched} 之和。',
      '會員 {members_total}，多於職工 {employees_total} 與勞務派遣人員 {employees_dispatched} 之和。',
      'Members ({members_total}) are more than employees ({employees_total}) and dispatched workers ({employees_dispatched}) together.',
    ),
  },
  {
    id: 'women-members-above-women-workforce',
    facts: ['members_women', 'employees_women', 'employees_dispatched'],
    when: isAboveSum('members_women', ['employees_women', 'employees_dispatched']),
    message: text(
      '女会员 {members_women}，多于女职工 {employees_women} 与劳务派遣人员 {employees_dispatched} 之和。',
      '女會員 {members_women}，多於女職工 {employees_women} 與勞務派遣人員 {employees_dispatched} 之和。',
      'Women members ({members_women}) are more than women employees ({employees_women}) and dispatched workers ({employees_dispatched}) together.',
    ),
  },
  {
    id: 'officers-do-not-add-up',
    facts: ['union_staff_fulltime', 'union_staff_parttime', 'union_staff_total'],
    when: {
      compare: [
        { sum: [{ fact: 'union_staff_fulltime' }, { fact: 'union_staff_parttime' }] },
        '!=',
        { fact: 'union_staff_total' },
      ],
    },
    message: text(
      '专职 {union_staff_fulltime} 与兼职 {union_staff_parttime} 之和不等于工会干部总数 {union_staff_total}。',
      '專職 {union_staff_fulltime} 與兼職 {union_staff_parttime} 之和不等於工會幹部總數 {union_staff_total}。',
      'Full-time ({union_staff_fulltime}) and part-time officers ({union_staff_parttime}) do not add up to the total ({union_staff_total}).',
    ),
  },
];

/** Every contradiction that the program reports, apart from findings. None of them ever rejects a write. */
export const contradictions: readonly Contradiction[] = [
  ...sums,
  ...parts.map(([first, second]) => ({
    id: `${toKebab(first)}-above-${toKebab(second)}`,
    facts: [first, second],
    when: compareFacts(first, '>', second),
    message: exceedsMessage({ first, second }),
  })),
  ...sequences.map(([earlier, later]) => ({
    id: `${toKebab(later)}-before-${toKebab(earlier)}`,
    facts: [later, earlier],
    when: compareFacts(later, '<', earlier),
    message: isBeforeMessage({ first: later, second: earlier }),
  })),
  ...pastDates.map((fact) => ({
    id: `${toKebab(fact)}-in-future`,
    facts: [fact],
    when: { compare: [{ fact }, '>', { visit: 'date' }] } as const,
    message: isInFutureMessage(fact),
  })),
  ...clashes.map(({ id, facts: [first, second], when }) => ({
    id,
    facts: [first, second],
    when,
    message: excludesMessage({ first, second }),
  })),
];

function compareFacts(first: string, operator: '<' | '>', second: string): Condition {
  return { compare: [{ fact: first }, operator, { fact: second }] };
}

function isAboveSum(fact: string, others: readonly string[]): Condition {
  return { compare: [{ fact }, '>', { sum: others.map((other) => ({ fact: other })) }] };
}

function toKebab(id: string): string {
  return id.replaceAll('_', '-');
}
