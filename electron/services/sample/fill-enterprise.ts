import {
  getTrait,
  notApplicable,
  none,
  refused,
  setFacts,
  unknown,
  yesLikely,
  addDays,
  beforeVisit,
  getNumber,
} from './draft.ts';
import type { Draft, SampleFact } from './draft.ts';

/** Section A: what kind of enterprise it is. */
export function fillEnterprise(draft: Draft): void {
  const { random } = draft;
  const form = getTrait(draft, 'legal_form');
  const employees = countEmployees(draft);
  const posts = draft.traits.get('posts');
  setFacts(draft, {
    ownership: pickOwnership(draft, form),
    legal_form: form,
    employees_total: employees,
    employees_women: Math.round((employees * random.between(18, 66)) / 100),
    employees_dispatched: random.chance(0.35) ? Math.round((employees * random.between(1, 15)) / 100) : 0,
    payroll_12m: pickPayroll(draft, employees),
    party_org: posts === 'party' || posts === 'both' || random.chance(0.55) ? 'yes' : 'no',
  });
}

function countEmployees({ random, ...draft }: Draft): number {
  switch (getTrait({ random, ...draft }, 'size')) {
    case '1-24':
      return random.between(9, 24);
    case '25-99':
      return random.between(25, 99);
    case '100-199':
      return random.between(100, 199);
    case '200-299':
      return random.between(200, 299);
    default:
      return random.chance(0.8) ? random.between(300, 900) : random.between(901, 4200);
  }
}

function pickOwnership({ random }: Draft, form: string): string {
  switch (form) {
    case 'swe':
    case 'soe_noncorp':
      return 'state_wholly';
    case 'collective_noncorp':
      return 'collective';
    case 'partnership':
    case 'sole_prop':
      return 'private';
    case 'jsc':
      return random.pick(['state_controlled', 'private', 'mixed_other']);
    case 'other':
      return random.pick(['mixed_other', 'collective_controlled']);
    default:
      return random.weigh([
        ['private', 50],
        ['foreign', 16],
        ['hmt', 14],
        ['state_controlled', 14],
        ['mixed_other', 6],
      ]);
  }
}

/** Wages of 2005 and 2006: 11,000 to 26,000 yuan a head and year. */
function pickPayroll({ random }: Draft, employees: number): SampleFact {
  const answer = random.weigh([
    ['value', 80],
    ['refused', 12],
    ['unknown', 8],
  ]);
  if (answer === 'refused') return { state: 'refused', note: '财务报表未出示' };
  if (answer === 'unknown') return unknown;
  return (employees * random.between(1_100_000, 2_600_000)) / 100;
}

/** Section B: the union and its members. */
export function fillMembership(draft: Draft, names: { readonly enterprise: string; readonly place: string }): void {
  const { random } = draft;
  const employees = getNumber(draft, 'employees_total');
  const isJoint = employees < 25 && random.chance(0.6);
  const members = Math.max(3, Math.round((employees * random.between(55, 98)) / 100));
  const isApart = getTrait(draft, 'union_org_status') === 'independent';
  setFacts(draft, {
    union_type: isJoint ? 'joint' : 'independent',
    union_name: isJoint ? `${names.place}示例园区联合工会` : `${names.enterprise}工会委员会`,
    higher_union_name: `${names.place}总工会`,
    union_founded_on: beforeVisit(draft, 3500, 8000),
    union_establishment_approved: random.weigh<SampleFact>([
      ['yes', 93],
      ['no', 4],
      [unknown, 3],
    ]),
    members_total: members,
    ...countWomen(draft, members),
    membership_applications_on_file:
      yesLikely(draft, 0.5) === 'yes' ? members : Math.floor((members * random.between(0, 85)) / 100),
    members_with_card:
      getTrait(draft, 'cards') === 'none' ? 0 : Math.max(1, Math.round((members * random.between(30, 100)) / 100)),
    ...countTransfers(draft, members),
    union_office: isApart ? 'dedicated' : getTrait(draft, 'union_office'),
    union_org_status: getTrait(draft, 'union_org_status'),
    merger_approved: isApart
      ? notApplicable
      : random.weigh<SampleFact>([
          ['no', 80],
          ['yes', 13],
          [unknown, 7],
        ]),
  });
}

function countWomen(draft: Draft, members: number): { readonly members_women: number } {
  const women = getNumber(draft, 'employees_women');
  const share = women / getNumber(draft, 'employees_total');
  return { members_women: Math.min(women, Math.round(members * share)) };
}

function countTransfers(draft: Draft, members: number): Record<string, SampleFact> {
  const status = getTrait(draft, 'transfer_status');
  const outflow = draft.random.between(3, Math.max(4, Math.ceil(members * 0.08)));
  const done = { all: outflow, most: outflow - 1, few: 1, none: 0 }[status] ?? 0;
  return { outflow_members_12m: outflow, transfer_done_12m: done, transfer_status: status };
}

const approvalWords: readonly [readonly [SampleFact, number], ...(readonly [SampleFact, number])[]] = [
  ['yes', 72],
  ['no', 24],
  [unknown, 4],
];

/** Section C: the committee, its organs and its funds. */
export function fillCommittee(draft: Draft): void {
  const { random } = draft;
  const selection = pickSelection(draft);
  const electedBy = pickElectedBy(draft, selection);
  const isElected = electedBy === 'general_meeting' || electedBy === 'member_congress';
  const audit = getTrait(draft, 'audit_committee');
  const ownFinance = yesLikely(draft, draft.isLarge ? 0.8 : 0.4);
  const term = random.weigh([
    [3, 62],
    [5, 34],
    [4, 4],
  ]);
  setFacts(draft, {
    committee_elected_by: electedBy,
    committee_elected_on: isElected ? beforeVisit(draft, 40, term * 365 + 420) : none,
    committee_term_years: term,
    term_extension_approved_until: random.chance(0.06) ? addDays(draft.date, random.between(-60, 200)) : none,
    committee_result_approved: isElected ? random.weigh(approvalWords) : 'no',
    committee_has_exec_relative: random.weigh<SampleFact>([
      ['no', 90],
      ['yes', 5],
      [unknown, 5],
    ]),
    womens_committee: getTrait(draft, 'womens_committee'),
    audit_committee: audit,
    audit_committee_conflict: audit === 'none' ? notApplicable : yesLikely(draft, 0.9) === 'yes' ? 'no' : 'yes',
    own_first_level_finance: ownFinance,
    funds_paid_12m: pickFunds(draft),
    union_account_independent: ownFinance === 'no' ? notApplicable : yesLikely(draft, 0.75),
    last_member_meeting_on: yesLikely(draft, 0.85) === 'yes' ? beforeVisit(draft, 20, 620) : none,
    last_audit_report_on: audit !== 'none' && yesLikely(draft, 0.6) === 'yes' ? beforeVisit(draft, 20, 620) : none,
  });
}

/** Which way of election it was depends on the size; stored as a trait for the section on the chair. */
function pickSelection(draft: Draft): string {
  const kind = getTrait(draft, 'chair_selection');
  if (kind !== 'elected') return kind;
  const selection = draft.random.weigh<string>([
    ['elected_general_meeting', draft.isLarge ? 12 : 70],
    ['elected_congress', draft.isLarge ? 68 : 12],
    ['elected_by_committee', 20],
  ]);
  draft.traits.set('chair_selection', selection);
  return selection;
}

function pickElectedBy(draft: Draft, selection: string): string {
  if (selection === 'elected_general_meeting') return 'general_meeting';
  if (selection === 'elected_congress') return 'member_congress';
  if (selection === 'elected_by_committee') return draft.isLarge ? 'member_congress' : 'general_meeting';
  if (selection === 'other') return 'other';
  return draft.random.chance(0.6) ? 'appointed' : 'general_meeting';
}

function pickFunds(draft: Draft): SampleFact {
  const payroll = draft.facts.get('payroll_12m');
  if (typeof payroll !== 'number') return draft.random.chance(0.5) ? refused : unknown;
  if (yesLikely(draft, 0.5) === 'yes') return Math.round(payroll * 2) / 100;
  return draft.random.chance(0.35) ? 0 : Math.round(payroll * draft.random.between(10, 90) * 0.02) / 100;
}
