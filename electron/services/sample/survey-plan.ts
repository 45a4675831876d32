import type { Draft } from './draft.ts';
import type { PlanStep } from './plan.ts';

/**
 * The joint counts of the survey of 206 enterprise unions. Each step repeats printed counts; where the survey prints a
 * count for all and one for the enterprises of 200 employees or more, the small ones get the difference. What the
 * survey leaves open (who of the 125 merged unions also lacks an office, and so on) is decided here.
 */
export const surveyPlan: readonly PlanStep[] = [
  {
    trait: 'legal_form',
    by: 'chance',
    large: { llc: 34, jsc: 10, swe: 6, soe_noncorp: 22, collective_noncorp: 6, branch: 9, other: 6 },
    small: {
      llc: 32,
      jsc: 3,
      swe: 2,
      soe_noncorp: 12,
      collective_noncorp: 20,
      partnership: 8,
      sole_prop: 16,
      branch: 12,
      other: 8,
    },
  },
  {
    trait: 'size',
    by: 'chance',
    large: { '200-299': 40, '300+': 53 },
    small: { '100-199': 42, '25-99': 57, '1-24': 14 },
  },
  {
    trait: 'cards',
    everyone: { some: 124, none: 82 },
  },
  {
    trait: 'transfer_status',
    everyone: { all: 27, most: 36, few: 17, none: 126 },
  },
  {
    trait: 'union_org_status',
    large: { independent: 64, colocated_party: 5, merged_party: 4, colocated_admin: 20 },
    small: { independent: 17, colocated_party: 12, merged_party: 11, colocated_admin: 73 },
  },
  {
    trait: 'union_office',
    within: (draft) => draft.traits.get('union_org_status') !== 'independent',
    large: { dedicated: 10, shared: 15, none: 4 },
    small: { dedicated: 51, shared: 33, none: 12 },
  },
  {
    trait: 'womens_committee',
    large: { established: 76, member_only: 9, none: 8 },
    small: { established: 51, member_only: 34, none: 28 },
  },
  {
    trait: 'audit_committee',
    large: { established: 57, group_or_member: 22, none: 14 },
    small: { established: 40, group_or_member: 41, none: 32 },
  },
  {
    trait: 'chair_selection',
    large: { elected: 66, appointed_with_procedure: 18, other: 4, appointed_without_procedure: 5 },
    small: { elected: 70, appointed_with_procedure: 27, other: 5, appointed_without_procedure: 11 },
  },
  {
    trait: 'chair_fulltime',
    large: { yes: 33, no: 60 },
    small: { yes: 21, no: 92 },
  },
  {
    trait: 'posts',
    within: isPartTime,
    by: 'chance',
    large: { party: 12, both: 22, admin: 24, neither: 2 },
    small: { party: 15, both: 20, admin: 53, neither: 4 },
  },
  {
    trait: 'admin_post',
    within: (draft) => ['admin', 'both'].includes(draft.traits.get('posts') ?? ''),
    large: { deputy: 28, other_admin: 2, hr_head: 10, principal: 6 },
    small: { deputy: 33, other_admin: 3, hr_head: 22, principal: 15 },
  },
  {
    // 33 full-time chairs and 27 part-time ones with a full-time vice-chair would make 60 unions with full-time officers,
    // where the survey counts 55: in five of the 27 the post of vice-chair does not exist.
    trait: 'vice_chairs',
    within: (draft) => draft.isLarge && isPartTime(draft),
    everyone: { some: 22, no_such_post: 5, zero: 33 },
  },
  {
    trait: 'chair_rank',
    large: { deputy_or_above: 60, middle: 27, other: 2, unknown: 4 },
    small: { deputy_or_above: 46, middle: 55, other: 6, unknown: 6 },
  },
  {
    trait: 'chair_prior_union_experience',
    everyone: { yes: 111, no: 95 },
  },
  {
    trait: 'chair_training',
    large: { completed: 53, scheduled: 15, none: 25 },
    small: { completed: 35, scheduled: 12, none: 66 },
  },
  {
    trait: 'collective_contract_status',
    large: { in_force: 71, negotiating: 5, expired: 6, unknown: 1, never: 10 },
    small: { in_force: 66, negotiating: 8, expired: 9, never: 30 },
  },
  {
    trait: 'chair_says_bargaining_works',
    within: (draft) => draft.traits.get('collective_contract_status') === 'in_force',
    everyone: { yes: 29, no: 108 },
  },
  {
    trait: 'wage_plan_decider',
    large: { negotiated: 20, congress: 13, board: 4, parent_company: 4, management_only: 52 },
    small: { negotiated: 20, congress: 9, board: 4, parent_company: 3, management_only: 77 },
  },
  {
    trait: 'wage_plan_consulted',
    within: (draft) => !['negotiated', 'congress'].includes(draft.traits.get('wage_plan_decider') ?? ''),
    everyone: { yes: 80, no: 64 },
  },
  {
    trait: 'wc_system',
    large: { congress: 62, general_meeting: 14, regional_industry: 3, none: 14 },
    small: { congress: 28, general_meeting: 36, regional_industry: 10, none: 39 },
  },
  {
    trait: 'congress_met',
    within: hasCongress,
    large: { yes: 76, no: 3 },
    small: { yes: 68, no: 6 },
  },
  {
    trait: 'chair_says_congress_works',
    within: hasCongress,
    everyone: { yes: 33, no: 120 },
  },
  {
    trait: 'reviewed_interest_plan',
    within: congressMet,
    everyone: { yes: 93, no: 51 },
  },
  {
    trait: 'reviewed_rules',
    within: congressMet,
    everyone: { yes: 84, no: 60 },
  },
  {
    trait: 'reviewed_contract_draft',
    within: (draft) => congressMet(draft) && draft.traits.get('collective_contract_status') === 'in_force',
    everyone: { yes: 79, no: 'rest' },
  },
  {
    trait: 'secret_ballot',
    within: congressMet,
    everyone: { all_important: 20, some: 27, none: 81, no_important_items: 16 },
  },
  {
    trait: 'has_board',
    within: isCompany,
    by: 'chance',
    large: { yes: 43, no: 7 },
    small: { yes: 27, no: 10 },
  },
  {
    trait: 'chair_on_board',
    within: (draft) => draft.traits.get('has_board') === 'yes',
    everyone: { yes: 31, no: 39 },
  },
  {
    trait: 'has_supervisory_board',
    within: isCompany,
    by: 'chance',
    large: { yes: 36, no: 14 },
    small: { yes: 18, no: 19 },
  },
  {
    trait: 'chair_or_vice_on_supervisory',
    within: (draft) => draft.traits.get('has_supervisory_board') === 'yes',
    everyone: { yes: 34, no: 20 },
  },
  {
    trait: 'disclosed_major_decisions',
    everyone: { yes: 160, no: 46 },
  },
  {
    trait: 'disclosed_income',
    everyone: { yes: 91, no: 115 },
  },
  {
    trait: 'si_annual_published',
    everyone: { yes: 141, no: 65 },
  },
];

function isPartTime(draft: Draft): boolean {
  return draft.traits.get('chair_fulltime') === 'no';
}

function hasCongress(draft: Draft): boolean {
  return draft.traits.get('wc_system') !== 'none';
}

function congressMet(draft: Draft): boolean {
  return draft.traits.get('congress_met') === 'yes';
}

function isCompany(draft: Draft): boolean {
  return ['llc', 'jsc', 'swe'].includes(draft.traits.get('legal_form') ?? '');
}
