import type { ComparisonOperator, Condition, Expression } from '#domain/condition.ts';

/** Two answers that exclude each other without being a plain comparison. */
export type Clash = { readonly id: string; readonly facts: readonly [string, string]; readonly when: Condition };

/** A condition on one fact. */
type Side =
  | Extract<Condition, { readonly fact: string }>
  | { readonly compare: readonly [{ readonly fact: string }, ComparisonOperator, Expression] };

const chairElected: Side = {
  fact: 'chair_selection',
  in: ['elected_general_meeting', 'elected_congress', 'elected_by_committee'],
};

const establishment: readonly Clash[] = [
  clash('state-company-owned-otherwise', [is('legal_form', 'swe'), { fact: 'ownership', notIn: ['state_wholly'] }]),
  clash('state-enterprise-owned-privately', [
    is('legal_form', 'soe_noncorp'),
    { fact: 'ownership', in: ['private', 'foreign', 'hmt'] },
  ]),
  clash('branch-with-board', [is('legal_form', 'branch'), is('has_board', 'yes')]),
  clash('committee-elected-without-union', [
    is('union_type', 'none'),
    { fact: 'committee_elected_by', in: ['general_meeting', 'member_congress'] },
  ]),
  clash('chair-elected-without-union', [is('union_type', 'none'), chairElected]),
  clash('transfers-without-movement', [is('transfer_status', 'no_movement'), isPositive('outflow_members_12m')]),
  clash('transfers-none-but-counted', [is('transfer_status', 'none'), isPositive('transfer_done_12m')]),
  {
    id: 'transfers-all-but-short',
    facts: ['transfer_status', 'transfer_done_12m'],
    when: {
      all: [
        is('transfer_status', 'all'),
        { compare: [{ fact: 'transfer_done_12m' }, '<', { fact: 'outflow_members_12m' }] },
      ],
    },
  },
  clash('audit-conflict-without-audit', [is('audit_committee', 'none'), is('audit_committee_conflict', 'yes')]),
];

const chair: readonly Clash[] = [
  clash('chair-elected-never', [chairElected, { fact: 'chair_elected_on', is: 'empty' }]),
  clash('chair-without-procedure-but-voted', [
    is('chair_selection', 'appointed_without_procedure'),
    is('chair_election_record', 'yes'),
  ]),
  clash('chair-fulltime-not-counted', [
    is('chair_fulltime', 'yes'),
    { compare: [{ fact: 'union_staff_fulltime' }, '=', 0] },
  ]),
  clash('chair-untrained-with-date', [is('chair_training', 'none'), { fact: 'chair_training_on', is: 'set' }]),
  clash('chair-trained-never', [is('chair_training', 'completed'), { fact: 'chair_training_on', is: 'empty' }]),
  clash('chair-trained-in-future', [is('chair_training', 'completed'), isAfterVisit('chair_training_on')]),
];

const bargaining: readonly Clash[] = [
  clash('contract-never-but-signed', [is('collective_contract_status', 'never'), { fact: 'cc_signed_on', is: 'set' }]),
  clash('contract-never-but-term', [is('collective_contract_status', 'never'), { fact: 'cc_expires_on', is: 'set' }]),
  clash('contract-in-force-unsigned', [
    is('collective_contract_status', 'in_force'),
    { fact: 'cc_signed_on', is: 'empty' },
  ]),
  clash('contract-in-force-past-expiry', [
    is('collective_contract_status', 'in_force'),
    { compare: [{ fact: 'cc_expires_on' }, '<', { visit: 'date' }] },
  ]),
  clash('contract-expired-before-expiry', [
    is('collective_contract_status', 'expired'),
    { compare: [{ fact: 'cc_expires_on' }, '>=', { visit: 'date' }] },
  ]),
  clash('contract-effective-unsigned', [
    { fact: 'cc_signed_on', is: 'empty' },
    { fact: 'cc_effective_on', is: 'set' },
  ]),
  clash('draft-not-submitted-but-voted', [is('cc_congress_result', 'not_submitted'), isPositive('cc_vote_attendance')]),
  clash('wage-plan-negotiated-unheard', [is('wage_plan_decider', 'negotiated'), is('wage_plan_consulted', 'no')]),
  clash('wage-agreement-none-but-signed', [
    is('wage_agreement_status', 'none'),
    { fact: 'wage_agreement_signed_on', is: 'set' },
  ]),
  clash('wage-agreement-in-force-unsigned', [
    is('wage_agreement_status', 'in_force'),
    { fact: 'wage_agreement_signed_on', is: 'empty' },
  ]),
];

const thisYear = { startOfYear: 0 } as const;
const lastYear = { startOfYear: -1 } as const;
const lastHeld = { fact: 'wc_last_held_on' } as const;

const congress: readonly Clash[] = [
  clash('congress-none-but-held-last-year', [is('wc_system', 'none'), isPositive('wc_sessions_prev_year')]),
  clash('congress-none-but-held-this-year', [is('wc_system', 'none'), isPositive('wc_sessions_this_year')]),
  clash('congress-never-held-but-last-year', [
    { fact: 'wc_last_held_on', is: 'empty' },
    isPositive('wc_sessions_prev_year'),
  ]),
  clash('congress-never-held-but-this-year', [
    { fact: 'wc_last_held_on', is: 'empty' },
    isPositive('wc_sessions_this_year'),
  ]),
  clash('congress-held-this-year-uncounted', [
    { compare: [lastHeld, '>=', thisYear] },
    { compare: [{ fact: 'wc_sessions_this_year' }, '=', 0] },
  ]),
  clash('congress-counted-this-year-unheld', [
    { compare: [lastHeld, '<', thisYear] },
    isPositive('wc_sessions_this_year'),
  ]),
  {
    id: 'congress-held-last-year-uncounted',
    facts: ['wc_last_held_on', 'wc_sessions_prev_year'],
    when: {
      all: [
        { compare: [lastHeld, '>=', lastYear] },
        { compare: [lastHeld, '<', thisYear] },
        { compare: [{ fact: 'wc_sessions_prev_year' }, '=', 0] },
      ],
    },
  },
  clash('congress-counted-last-year-unheld', [
    { compare: [lastHeld, '<', lastYear] },
    isPositive('wc_sessions_prev_year'),
  ]),
];

const companyAndDisclosure: readonly Clash[] = [
  clash('settlement-without-restructuring', [
    is('restructuring_12m', 'no'),
    is('restructuring_needs_settlement', 'yes'),
  ]),
  clash('no-board-but-chair-on-it', [is('has_board', 'no'), is('chair_on_board', 'yes')]),
  clash('no-board-but-worker-directors', [is('has_board', 'no'), isPositive('board_worker_directors')]),
  clash('appraisal-published-not-held', [is('appraisal_held', 'no'), is('appraisal_published', 'yes')]),
  clash('salary-disclosed-without-scheme', [is('exec_annual_salary_system', 'no'), is('exec_salary_disclosed', 'yes')]),
];

export const clashes: readonly Clash[] = [
  ...establishment,
  ...chair,
  ...bargaining,
  ...congress,
  ...companyAndDisclosure,
];

function clash(id: string, [first, second]: readonly [Side, Side]): Clash {
  return { id, facts: [factOf(first), factOf(second)], when: { all: [first, second] } };
}

function factOf(side: Side): string {
  return 'compare' in side ? side.compare[0].fact : side.fact;
}

function is(fact: string, value: string): Side {
  return { fact, in: [value] };
}

function isPositive(fact: string): Side {
  return { compare: [{ fact }, '>', 0] };
}

function isAfterVisit(fact: string): Side {
  return { compare: [{ fact }, '>', { visit: 'date' }] };
}
