import type { HandWrittenRule, PlainRecord } from './plain-record.ts';
import { and, atLeast, before, contains, known, less, more, not, notBefore, or, times } from './truth.ts';
import type { Choice, Truth } from './truth.ts';

function isYes(value: Choice): Truth {
  return known(value, value === 'yes');
}

function isNo(value: Choice): Truth {
  return known(value, value === 'no');
}

function isDelegates({ wc_system: system }: PlainRecord): Truth {
  return known(system, system === 'congress');
}

function isLimitedCompany({ legal_form: form }: PlainRecord): Truth {
  return known(form, form === 'llc' || form === 'jsc');
}

/** Rules 47 to 60: the workers' congress and the boards. */
export const congressRules: readonly HandWrittenRule[] = [
  (r) => known(r.wc_system, r.wc_system === 'none'),
  (r) => {
    const year = Number(r.inspection_date.slice(0, 4));
    return and(
      known(r.wc_system, r.wc_system === 'congress' || r.wc_system === 'general_meeting'),
      or(
        and(
          before(r.wc_established_on, `${String(year - 1)}-01-01`),
          known(r.wc_sessions_prev_year, r.wc_sessions_prev_year === 0),
        ),
        and(
          notBefore(r.inspection_date, `${String(year)}-12-01`),
          known(r.wc_sessions_this_year, r.wc_sessions_this_year === 0),
        ),
      ),
    );
  },
  (r) =>
    and(
      more(r.wc_vote_items, 0),
      known(r.wc_secret_ballot, r.wc_secret_ballot === 'none' || r.wc_secret_ballot === 'some'),
    ),
  (r) => and(isDelegates(r), less(times(r.wc_attendance, 3), times(r.wc_delegates_total, 2))),
  (r) => and(isDelegates(r), less(r.wc_material_lead_days, 7)),
  ({ wc_joint_meeting_items: items }) =>
    or(
      or(contains(items, 'collective_contract'), contains(items, 'wage_agreement')),
      or(
        or(contains(items, 'settlement_plan'), contains(items, 'welfare_fund')),
        contains(items, 'worker_director_election'),
      ),
    ),
  (r) => and(isYes(r.interest_plan_12m), isNo(r.interest_plan_wc_discussed)),
  (r) => and(isYes(r.rule_change_12m), isNo(r.rule_wc_discussed)),
  (r) =>
    and(
      known(r.ownership, r.ownership === 'state_wholly' || r.ownership === 'state_controlled'),
      isYes(r.restructuring_12m),
      isYes(r.restructuring_needs_settlement),
      known(
        r.settlement_plan_wc_result,
        r.settlement_plan_wc_result === 'not_submitted' || r.settlement_plan_wc_result === 'rejected',
      ),
    ),
  (r) =>
    and(
      isYes(r.restructuring_12m),
      isYes(r.restructuring_needs_settlement),
      or(
        known(r.settlement_plan_lead_days, r.settlement_plan_lead_days === null),
        less(r.settlement_plan_lead_days, 7),
      ),
    ),
  (r) => isNo(r.union_rep_in_interest_meetings),
  (r) =>
    and(
      isLimitedCompany(r),
      atLeast(r.employees_total, 300),
      isYes(r.has_board),
      known(r.board_worker_directors, r.board_worker_directors === 0),
      not(and(isYes(r.has_supervisory_board), atLeast(r.supervisors_worker, 1))),
    ),
  (r) =>
    and(
      known(r.legal_form, r.legal_form === 'swe'),
      isYes(r.has_board),
      known(r.board_worker_directors, r.board_worker_directors === 0),
    ),
  (r) =>
    and(
      or(isLimitedCompany(r), known(r.legal_form, r.legal_form === 'swe')),
      isYes(r.has_supervisory_board),
      less(times(r.supervisors_worker, 3), r.supervisors_total),
    ),
];
