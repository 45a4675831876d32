import type { Condition } from '#domain/condition.ts';

/**
 * When a question arises at all. A condition that names a fact which may itself not arise holds that fact's condition
 * too, so that it is false by itself and does not wait for "not applicable" to be recorded further up.
 */

/** A yes/no fact is yes. */
export function isYes(fact: string): Condition {
  return { fact, in: ['yes'] };
}

/** A number is known to be above 0. */
export function isMoreThanZero(fact: string): Condition {
  return { compare: [{ fact }, '>', 0] };
}

export const unionExists: Condition = { fact: 'union_type', in: ['independent', 'joint'] };

/** Also where there is none now: it may have been abolished. */
export const unionMayHaveBeen: Condition = { fact: 'union_type', in: ['none', 'independent', 'joint'] };

/** Members can exist without a union of their own, e.g. while one is being prepared. */
export const membersExist: Condition = isMoreThanZero('members_total');

export const chairWasElected: Condition = {
  all: [
    unionExists,
    { fact: 'chair_selection', in: ['elected_general_meeting', 'elected_congress', 'elected_by_committee'] },
  ],
};

export const bargainingRequested: Condition = { fact: 'cc_bargaining_request_on', is: 'set' };

/** A contract was concluded or is being negotiated. */
export const contractDrafted: Condition = {
  fact: 'collective_contract_status',
  in: ['in_force', 'expired', 'negotiating'],
};

export const contractConcluded: Condition = { fact: 'collective_contract_status', in: ['in_force', 'expired'] };

export const contractSigned: Condition = { all: [contractDrafted, { fact: 'cc_signed_on', is: 'set' }] };

export const contractSubmitted: Condition = { all: [contractSigned, { fact: 'cc_submitted_on', is: 'set' }] };

export const draftVoted: Condition = {
  all: [contractDrafted, { fact: 'cc_congress_result', in: ['passed', 'rejected'] }],
};

export const congressExists: Condition = {
  fact: 'wc_system',
  in: ['congress', 'general_meeting', 'regional_industry'],
};

export const congressMet: Condition = { all: [congressExists, { fact: 'wc_last_held_on', is: 'set' }] };

/** A general meeting is of all workers and has no delegates. */
export const delegatesExist: Condition = { fact: 'wc_system', in: ['congress', 'regional_industry'] };

export const delegatesMet: Condition = { all: [delegatesExist, { fact: 'wc_last_held_on', is: 'set' }] };

export const jointMeetingActed: Condition = {
  all: [
    congressExists,
    {
      fact: 'wc_joint_meeting_items',
      intersects: [
        'interest_plan',
        'rules',
        'collective_contract',
        'wage_agreement',
        'settlement_plan',
        'welfare_fund',
        'worker_director_election',
        'si_report',
        'leader_appraisal',
      ],
    },
  ],
};

export const settlementNeeded: Condition = {
  all: [isYes('restructuring_12m'), isYes('restructuring_needs_settlement')],
};

/** Forms without boards of directors and supervisors of their own are left out. */
export const boardsPossible: Condition = { not: { fact: 'legal_form', in: ['partnership', 'sole_prop', 'branch'] } };

export const boardExists: Condition = { all: [boardsPossible, isYes('has_board')] };

export const supervisoryBoardExists: Condition = { all: [boardsPossible, isYes('has_supervisory_board')] };

export const workerRepresentativesExist: Condition = {
  any: [
    { all: [boardExists, isMoreThanZero('board_worker_directors')] },
    { all: [supervisoryBoardExists, isMoreThanZero('supervisors_worker')] },
  ],
};
