import { addDays, beforeVisit, getNumber, getTrait, none, setFacts, unknown, yesLikely } from './draft.ts';
import type { Draft, SampleFact } from './draft.ts';

/** Section F: the workers' congress. Nothing is asked about one that does not exist. */
export function fillCongress(draft: Draft): void {
  const { random } = draft;
  const system = getTrait(draft, 'wc_system');
  setFacts(draft, { wc_system: system, ...fillMatters(draft) });
  if (system === 'none') return;
  const met = getTrait(draft, 'congress_met') === 'yes';
  setFacts(draft, {
    ...(met ? fillSessions(draft) : fillMissedSessions(draft)),
    ...(system === 'general_meeting' ? {} : fillDelegates(draft)),
    wc_vote_items: draft.traits.get('secret_ballot') === 'no_important_items' ? 0 : random.between(1, 6),
    wc_secret_ballot: draft.traits.get('secret_ballot') ?? 'none',
    wc_material_lead_days: yesLikely(draft, 0.5) === 'yes' ? random.between(7, 15) : random.between(0, 6),
    wc_items_reviewed: met ? listItems(draft) : [],
    wc_joint_meeting_items: random.weigh([
      [[], 84],
      [['wage_agreement'], 6],
      [['welfare_fund'], 5],
      [['interest_plan', 'rules'], 5],
    ]),
    wc_joint_meeting_confirmed: yesLikely(draft, 0.5),
  });
}

function fillSessions(draft: Draft): Record<string, SampleFact> {
  const { random } = draft;
  const heldThisYear = random.chance(Number(draft.date.slice(5, 7)) / 13);
  return {
    wc_established_on: `${random.between(1988, 2003)}-0${random.between(1, 9)}-${random.between(10, 28)}`,
    wc_sessions_prev_year: random.weigh([
      [1, 74],
      [2, 24],
      [3, 2],
    ]),
    wc_sessions_this_year: heldThisYear ? 1 : 0,
    wc_last_held_on: heldThisYear ? pickDayThisYear(draft) : `2005-0${random.between(1, 9)}-${random.between(10, 28)}`,
  };
}

/** Half of those that did not meet in the year before had only just been set up, which excuses them. */
function fillMissedSessions(draft: Draft): Record<string, SampleFact> {
  const isNew = draft.random.chance(0.5);
  const heldThisYear = draft.random.chance(0.5);
  const earlier = isNew ? none : `2003-0${draft.random.between(3, 9)}-15`;
  return {
    wc_established_on: isNew ? `2005-${draft.random.between(10, 12)}-18` : `199${draft.random.between(0, 9)}-05-20`,
    wc_sessions_prev_year: 0,
    wc_sessions_this_year: heldThisYear ? 1 : 0,
    wc_last_held_on: heldThisYear ? pickDayThisYear(draft) : earlier,
  };
}

function pickDayThisYear(draft: Draft): string {
  const day = beforeVisit(draft, 1, 300);
  return day < '2006-01-05' ? addDays('2006-01-05', draft.random.between(0, 40)) : day;
}

function fillDelegates(draft: Draft): Record<string, SampleFact> {
  const { random } = draft;
  const employees = getNumber(draft, 'employees_total');
  const wanted = Math.max(
    Math.round((employees * random.between(5, 13)) / 100),
    random.weigh([
      [30, 70],
      [24, 15],
      [35, 15],
    ]),
  );
  const total = Math.min(employees, wanted, 260);
  const isCrowded = random.chance(0.25 - draft.quality * 0.2);
  return {
    wc_delegates_total: total,
    wc_delegates_managers: Math.floor((total * (isCrowded ? random.between(22, 36) : random.between(6, 20))) / 100),
    wc_delegates_women: Math.floor((total * random.between(15, 50)) / 100),
    wc_attendance: Math.ceil((total * (random.chance(0.93) ? random.between(72, 100) : random.between(50, 65))) / 100),
  };
}

function listItems(draft: Draft): readonly string[] {
  const { random } = draft;
  const planned: readonly (readonly [string, boolean])[] = [
    ['interest_plan', draft.traits.get('reviewed_interest_plan') === 'yes'],
    ['rules', draft.traits.get('reviewed_rules') === 'yes'],
    ['collective_contract', draft.traits.get('reviewed_contract_draft') === 'yes'],
    ['wage_agreement', getTrait(draft, 'wage_plan_decider') === 'negotiated' && random.chance(0.5)],
    ['welfare_fund', random.chance(0.25 + draft.quality * 0.3)],
    ['worker_director_election', draft.traits.get('has_board') === 'yes' && random.chance(0.2)],
    ['si_report', random.chance(0.2)],
    ['leader_appraisal', random.chance(0.2)],
  ];
  return planned.filter(([, isReviewed]) => isReviewed).map(([item]) => item);
}

/** What the last twelve months brought, and whether workers had a say in it. */
function fillMatters(draft: Draft): Record<string, SampleFact> {
  const { random } = draft;
  const planReviewed = draft.traits.get('reviewed_interest_plan') === 'yes';
  const rulesReviewed = draft.traits.get('reviewed_rules') === 'yes';
  const restructured = random.chance(0.09);
  const needsSettlement = restructured && random.chance(0.6);
  return {
    interest_plan_12m: planReviewed || random.chance(0.25) ? 'yes' : 'no',
    interest_plan_wc_discussed: planReviewed ? 'yes' : yesLikely(draft, 0.25),
    rule_change_12m: rulesReviewed || random.chance(0.3) ? 'yes' : 'no',
    rule_wc_discussed: rulesReviewed ? 'yes' : yesLikely(draft, 0.25),
    restructuring_12m: restructured ? 'yes' : 'no',
    ...(restructured ? { restructuring_needs_settlement: needsSettlement ? 'yes' : 'no' } : {}),
    ...(needsSettlement ? fillSettlement(draft) : {}),
    union_rep_in_interest_meetings: random.chance(0.03) ? unknown : yesLikely(draft, 0.7),
  };
}

function fillSettlement({ random }: Draft): Record<string, SampleFact> {
  return {
    settlement_plan_wc_result: random.weigh([
      ['passed', 60],
      ['not_submitted', 30],
      ['rejected', 10],
    ]),
    settlement_plan_lead_days: random.weigh<SampleFact>([
      [10, 50],
      [7, 20],
      [3, 15],
      [none, 15],
    ]),
  };
}
