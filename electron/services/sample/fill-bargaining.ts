import { addDays, beforeVisit, getNumber, getTrait, none, setFacts, unknown, yesLikely } from './draft.ts';
import type { Draft, SampleFact } from './draft.ts';

/** Section E: collective contract and wages. After section F, whose delegates vote on the draft. */
export function fillBargaining(draft: Draft): void {
  const status = getTrait(draft, 'collective_contract_status');
  fillWages(draft);
  if (status === 'unknown') {
    draft.facts.set('collective_contract_status', { state: 'unknown', note: '合同原件在总部，待核' });
    return;
  }
  setFacts(draft, { collective_contract_status: status, ...fillRequest(draft, status) });
  if (status === 'never') return;
  setFacts(draft, {
    cc_negotiation_minutes: yesLikely(draft, 0.7),
    ...pickDelegations(draft),
    ...fillDraftVote(draft),
  });
  if (status === 'negotiating') draft.facts.set('cc_signed_on', none);
  else setFacts(draft, fillContract(draft, status));
}

function fillRequest(draft: Draft, status: string): Record<string, SampleFact> {
  const { random } = draft;
  const isOpen = status === 'never' || status === 'negotiating';
  if (status === 'never' && random.chance(0.75)) return { cc_bargaining_request_on: none };
  const requestedOn = isOpen ? beforeVisit(draft, 3, 90) : beforeVisit(draft, 1300, 1500);
  const repliedOn = addDays(requestedOn, random.between(3, 24));
  const isReplied = repliedOn <= draft.date && !(isOpen && random.chance(0.4));
  return {
    cc_bargaining_request_on: requestedOn,
    cc_other_side_reply_on: isReplied ? repliedOn : none,
    cc_employer_refused: status === 'never' && random.chance(0.3) ? 'yes' : 'no',
  };
}

function pickDelegations(draft: Draft): Record<string, SampleFact> {
  const own = draft.random.weigh([
    [3, 45],
    [5, 35],
    [7, 15],
    [2, 5],
  ]);
  const isOdd = draft.random.chance(0.05);
  return { cc_reps_employee: own, cc_reps_employer: isOdd ? own + 1 : own };
}

function fillDraftVote(draft: Draft): Record<string, SampleFact> {
  if (draft.traits.get('reviewed_contract_draft') !== 'yes') return { cc_congress_result: 'not_submitted' };
  const known = draft.facts.get('wc_delegates_total');
  const voters = typeof known === 'number' ? known : getNumber(draft, 'employees_total');
  const attendance = Math.ceil((voters * draft.random.between(68, 100)) / 100);
  return {
    cc_congress_result: 'passed',
    cc_vote_attendance: attendance,
    cc_vote_for: Math.min(attendance, Math.ceil((voters * draft.random.between(52, 96)) / 100)),
  };
}

/** Dates in their order: signed, submitted, effective after fifteen days without objection, published, expires. */
function fillContract(draft: Draft, status: string): Record<string, SampleFact> {
  const { random } = draft;
  const term =
    random.weigh([
      [3, 60],
      [2, 15],
      [1, 25],
    ]) * 365;
  const signedOn = status === 'expired' ? beforeVisit(draft, term + 40, term + 500) : beforeVisit(draft, 70, term - 30);
  const submittedOn = addDays(
    signedOn,
    random.weigh([
      [6, 40],
      [9, 25],
      [10, 10],
      [16, 15],
      [24, 10],
    ]),
  );
  const isSubmitted = yesLikely(draft, 0.8) === 'yes';
  const effectiveOn = addDays(submittedOn, 15);
  return {
    cc_signed_on: signedOn,
    cc_submitted_on: isSubmitted ? submittedOn : none,
    ...(isSubmitted ? { cc_objection: 'no' } : {}),
    cc_effective_on: isSubmitted ? effectiveOn : none,
    cc_published_on:
      isSubmitted && yesLikely(draft, 0.7) === 'yes' ? addDays(effectiveOn, random.between(1, 20)) : none,
    cc_expires_on: addDays(signedOn, term + 15),
    cc_has_women_clause: yesLikely(draft, 0.55),
  };
}

function fillWages(draft: Draft): void {
  const { random } = draft;
  const decider = getTrait(draft, 'wage_plan_decider');
  const agreement =
    decider === 'negotiated'
      ? 'in_force'
      : random.weigh([
          ['none', 84],
          ['expired', 10],
          ['in_force', 6],
        ]);
  setFacts(draft, {
    wage_plan_decider: decider,
    wage_plan_consulted: draft.traits.get('wage_plan_consulted') ?? 'yes',
    wage_agreement_status: agreement,
    wage_agreement_signed_on:
      agreement === 'none'
        ? none
        : beforeVisit(draft, agreement === 'expired' ? 400 : 20, agreement === 'expired' ? 900 : 350),
  });
}

/** Sections G and H: boards and disclosure. */
export function fillGovernance(draft: Draft): void {
  const hasBoard = draft.traits.get('has_board') ?? 'no';
  const hasSupervisors = draft.traits.get('has_supervisory_board') ?? 'no';
  setFacts(draft, {
    has_board: hasBoard,
    ...(hasBoard === 'yes' ? fillBoard(draft) : {}),
    has_supervisory_board: hasSupervisors,
    ...(hasSupervisors === 'yes' ? fillSupervisors(draft) : {}),
    worker_reps_elected: yesLikely(draft, 0.7),
    worker_rep_is_executive: draft.random.chance(0.08) ? 'yes' : 'no',
    ...fillDisclosure(draft),
  });
}

function fillBoard(draft: Draft): Record<string, SampleFact> {
  const chairOnBoard = getTrait(draft, 'chair_on_board');
  const workers =
    chairOnBoard === 'yes' && draft.random.chance(0.7)
      ? 1
      : draft.random.weigh([
          [0, 80],
          [1, 20],
        ]);
  return { board_worker_directors: workers, chair_on_board: chairOnBoard };
}

function fillSupervisors(draft: Draft): Record<string, SampleFact> {
  const total = draft.random.weigh([
    [3, 60],
    [5, 32],
    [7, 8],
  ]);
  const chairSits = getTrait(draft, 'chair_or_vice_on_supervisory');
  const share = yesLikely(draft, 0.6) === 'yes' ? Math.ceil(total / 3) : Math.floor(total / 3) - 1;
  return {
    supervisors_total: total,
    supervisors_worker: Math.max(chairSits === 'yes' ? 1 : 0, share),
    chair_or_vice_on_supervisory: chairSits,
  };
}

function fillDisclosure(draft: Draft): Record<string, SampleFact> {
  const { random } = draft;
  const appraised = yesLikely(draft, 0.4);
  const salaried = random.chance(0.2) ? 'yes' : 'no';
  return {
    interest_rules_published: yesLikely(draft, 0.7),
    disclosed_major_decisions: getTrait(draft, 'disclosed_major_decisions'),
    disclosed_income: getTrait(draft, 'disclosed_income'),
    si_monthly_notice: random.chance(0.04) ? unknown : yesLikely(draft, 0.5),
    si_annual_published: getTrait(draft, 'si_annual_published'),
    appraisal_held: appraised,
    ...(appraised === 'yes' ? { appraisal_published: yesLikely(draft, 0.6) } : {}),
    exec_annual_salary_system: salaried,
    ...(salaried === 'yes' ? { exec_salary_disclosed: yesLikely(draft, 0.35) } : {}),
  };
}
