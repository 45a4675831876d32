import {
  addDays,
  beforeVisit,
  findDate,
  getNumber,
  getTrait,
  none,
  notApplicable,
  setFacts,
  unknown,
  yesLikely,
} from './draft.ts';
import type { Draft, SampleFact } from './draft.ts';

/** Section D: the chair and the officers. */
export function fillChair(draft: Draft, chairName: string): void {
  const { random } = draft;
  const elected = getTrait(draft, 'chair_selection').startsWith('elected');
  setFacts(draft, {
    chair_name: chairName,
    chair_selection: getTrait(draft, 'chair_selection'),
    ...(elected ? fillElection(draft) : fillAppointment(draft)),
    chair_vacant_since: none,
    chair_in_office_since: pickInOfficeSince(draft, elected),
    ...fillPosts(draft),
    chair_is_exec_relative: random.weigh<SampleFact>([
      ['no', 93],
      ['yes', 4],
      [unknown, 3],
    ]),
    chair_is_foreign: 'no',
    chair_rank: getTrait(draft, 'chair_rank') === 'unknown' ? unknown : getTrait(draft, 'chair_rank'),
    chair_prior_union_experience: getTrait(draft, 'chair_prior_union_experience'),
    ...fillTraining(draft),
    ...(random.chance(0.07)
      ? { chair_moved_midterm: 'yes', chair_move_consented: yesLikely(draft, 0.4) }
      : { chair_moved_midterm: 'no', chair_move_consented: notApplicable }),
    chair_says_bargaining_works: draft.traits.get('chair_says_bargaining_works') ?? 'no',
    chair_says_congress_works: draft.traits.get('chair_says_congress_works') ?? 'no',
  });
}

function pickInOfficeSince(draft: Draft, elected: boolean): string {
  const electedOn = elected ? findDate(draft, 'committee_elected_on') : undefined;
  if (electedOn === undefined) return beforeVisit(draft, 90, 2200);
  return draft.random.chance(0.3) ? addDays(electedOn, -3 * 365 - draft.random.between(0, 30)) : electedOn;
}

/** Votes of an election: mostly in order, now and then short of two thirds present or of half the entitled. */
function fillElection(draft: Draft): Record<string, SampleFact> {
  const { random } = draft;
  const entitled = countEntitled(draft);
  const present = Math.ceil(
    (entitled * (random.chance(0.93) ? random.between(70, 100) : random.between(50, 66))) / 100,
  );
  const votes = Math.min(
    present,
    Math.ceil((entitled * (random.chance(0.95) ? random.between(55, 98) : random.between(38, 50))) / 100),
  );
  const isLost = random.chance(0.08);
  const number = (value: number): SampleFact => (isLost ? { state: 'unknown', note: '选举记录未找到' } : value);
  return {
    chair_election_record: isLost ? 'no' : 'yes',
    chair_elected_on: findDate(draft, 'committee_elected_on') ?? none,
    chair_vote_secret: isLost ? unknown : yesLikely(draft, 0.75),
    chair_voters_entitled: number(entitled),
    chair_voters_present: number(present),
    chair_votes_for: number(votes),
    chair_publicity_days: random.weigh([
      [7, 40],
      [10, 10],
      [5, 18],
      [3, 20],
      [0, 12],
    ]),
  };
}

function countEntitled(draft: Draft): number {
  const members = getNumber(draft, 'members_total');
  const selection = getTrait(draft, 'chair_selection');
  if (selection === 'elected_general_meeting') return members;
  if (selection === 'elected_by_committee') return Math.min(members, draft.random.pick([5, 7, 9, 11]));
  return Math.min(members, draft.random.between(35, 140));
}

function fillAppointment(draft: Draft): Record<string, SampleFact> {
  const withProcedure = getTrait(draft, 'chair_selection') === 'appointed_with_procedure';
  return {
    chair_election_record: withProcedure && draft.random.chance(0.3) ? 'yes' : 'no',
    chair_elected_on: none,
    chair_vote_secret: notApplicable,
    chair_voters_entitled: notApplicable,
    chair_voters_present: notApplicable,
    chair_votes_for: notApplicable,
    chair_publicity_days: notApplicable,
  };
}

function fillPosts(draft: Draft): Record<string, SampleFact> {
  const isFullTime = getTrait(draft, 'chair_fulltime');
  const posts = draft.traits.get('posts') ?? 'neither';
  const party = posts === 'party' || posts === 'both';
  const management = posts === 'admin' || posts === 'both';
  return {
    chair_fulltime: isFullTime,
    chair_concurrent_party: party
      ? draft.random.weigh([
          ['party_deputy', 50],
          ['party_head', 28],
          ['other', 22],
        ])
      : 'none',
    chair_concurrent_admin: management ? pickManagementPost(draft) : ['none'],
  };
}

function pickManagementPost(draft: Draft): readonly string[] {
  const post = getTrait(draft, 'admin_post');
  if (post !== 'principal') return [post];
  if (draft.traits.get('legal_form') === 'partnership') return ['partner'];
  return draft.random.pick([['principal'], ['principal', 'legal_rep'], ['legal_rep']]);
}

function fillTraining(draft: Draft): Record<string, SampleFact> {
  const training = getTrait(draft, 'chair_training');
  const dates: Readonly<Record<string, SampleFact>> = {
    completed: beforeVisit(draft, 5, 400),
    scheduled: addDays(draft.date, draft.random.between(10, 120)),
  };
  return { chair_training: training, chair_training_on: dates[training] ?? notApplicable };
}
