import type { HandWrittenRule, PlainRecord } from './plain-record.ts';
import { and, atLeast, atMost, contains, daysBetween, known, less, more, no, notBefore, or, times } from './truth.ts';
import type { Truth } from './truth.ts';

const electionNormsFrom = '2008-07-25';

function isElected({ chair_selection: selection }: PlainRecord): Truth {
  return known(selection, selection === 'elected_general_meeting' || selection === 'elected_congress');
}

function isLarge(record: PlainRecord): Truth {
  return atLeast(record.employees_total, 200);
}

function isPartTime(record: PlainRecord): Truth {
  return known(record.chair_fulltime, record.chair_fulltime === 'no');
}

function hasNoFullTimeVice({ vice_chairs_fulltime: count }: PlainRecord): Truth {
  return known(count, count === 0);
}

/** Full-time staff owed: three per thousand, at least one. */
function staffOwed({ employees_total: total }: PlainRecord): PlainRecord['employees_total'] {
  return typeof total === 'number' ? Math.max(1, Math.floor((total * 3) / 1000)) : total;
}

/** Rules 9 to 27: the chair and the officers. */
export const chairRules: readonly HandWrittenRule[] = [
  (r) => known(r.chair_selection, r.chair_selection === 'appointed_without_procedure'),
  (r) =>
    and(
      known(r.chair_selection, r.chair_selection === 'appointed_with_procedure'),
      known(r.chair_election_record, r.chair_election_record === 'no'),
    ),
  (r) => known(r.chair_selection, r.chair_selection === 'other'),
  (r) =>
    and(
      isElected(r),
      notBefore(r.chair_elected_on, electionNormsFrom),
      or(
        known(r.chair_vote_secret, r.chair_vote_secret === 'no'),
        or(
          less(times(r.chair_voters_present, 3), times(r.chair_voters_entitled, 2)),
          atMost(times(r.chair_votes_for, 2), r.chair_voters_entitled),
        ),
      ),
    ),
  (r) => known(r.committee_has_exec_relative, r.committee_has_exec_relative === 'yes'),
  ({ chair_concurrent_admin: posts }) =>
    or(contains(posts, 'principal'), or(contains(posts, 'legal_rep'), contains(posts, 'partner'))),
  (r) => and(contains(r.chair_concurrent_admin, 'deputy'), notBefore(r.chair_elected_on, electionNormsFrom)),
  (r) => and(contains(r.chair_concurrent_admin, 'hr_head'), notBefore(r.chair_elected_on, electionNormsFrom)),
  (r) =>
    or(
      known(r.chair_is_exec_relative, r.chair_is_exec_relative === 'yes'),
      known(r.chair_is_foreign, r.chair_is_foreign === 'yes'),
    ),
  (r) =>
    and(
      isLarge(r),
      known(r.chair_concurrent_party, r.chair_concurrent_party === 'party_head'),
      isPartTime(r),
      hasNoFullTimeVice(r),
    ),
  (r) =>
    and(
      isLarge(r),
      isPartTime(r),
      known(r.chair_concurrent_party, r.chair_concurrent_party !== 'party_head' && r.chair_concurrent_party !== null),
      hasNoFullTimeVice(r),
    ),
  (r) => and(isLarge(r), isPartTime(r)),
  (r) => and(isLarge(r), known(r.union_staff_fulltime, r.union_staff_fulltime === 0)),
  (r) => and(isLarge(r), less(r.union_staff_fulltime, staffOwed(r))),
  (r) => known(r.chair_rank, r.chair_rank === 'middle' || r.chair_rank === 'other'),
  (r) => known(r.chair_prior_union_experience, r.chair_prior_union_experience === 'no'),
  (r) => {
    const isUntrained = known(r.chair_training, r.chair_training === 'none');
    return isUntrained === no
      ? no
      : and(isUntrained, more(daysBetween(r.chair_in_office_since, r.inspection_date), 365));
  },
  (r) => {
    const isUntrained = and(
      isLarge(r),
      known(r.chair_training, r.chair_training === 'none' || r.chair_training === 'scheduled'),
    );
    return isUntrained === no
      ? no
      : and(isUntrained, atMost(daysBetween(r.chair_in_office_since, r.inspection_date), 365));
  },
  (r) =>
    and(
      known(r.chair_moved_midterm, r.chair_moved_midterm === 'yes'),
      known(r.chair_move_consented, r.chair_move_consented === 'no'),
    ),
];
