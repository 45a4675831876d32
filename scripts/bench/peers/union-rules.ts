import type { HandWrittenRule, PlainRecord } from './plain-record.ts';
import { addYears, and, atLeast, before, daysBetween, known, less, more, no, not, notBefore, times } from './truth.ts';
import type { Truth } from './truth.ts';

export function unionExists({ union_type }: PlainRecord): Truth {
  return known(union_type, union_type === 'independent' || union_type === 'joint');
}

/** Rules 1 to 8: the union, its members and its committee. */
export const unionRules: readonly HandWrittenRule[] = [
  (r) =>
    and(
      atLeast(r.members_total, 25),
      known(r.union_type, r.union_type === 'none' || r.union_type === 'organizer_only'),
    ),
  (r) => and(unionExists(r), known(r.union_establishment_approved, r.union_establishment_approved === 'no')),
  (r) => and(unionExists(r), less(r.membership_applications_on_file, r.members_total)),
  (r) => and(unionExists(r), less(r.members_with_card, r.members_total)),
  (r) => and(more(r.outflow_members_12m, 0), less(r.transfer_done_12m, r.outflow_members_12m)),
  (r) =>
    and(
      unionExists(r),
      known(r.committee_elected_by, r.committee_elected_by === 'appointed' || r.committee_elected_by === 'other'),
    ),
  (r) => {
    const isNotApproved = known(r.committee_result_approved, r.committee_result_approved === 'no');
    if (isNotApproved === no) return no;
    return and(isNotApproved, more(daysBetween(r.committee_elected_on, r.inspection_date), 30));
  },
  (r) =>
    and(
      before(addYears(r.committee_elected_on, r.committee_term_years), r.inspection_date),
      not(notBefore(r.term_extension_approved_until, r.inspection_date)),
    ),
];

const employeeProvinces: readonly string[] = ['11'];

function womenCounted(r: PlainRecord): PlainRecord['members_women'] {
  return employeeProvinces.includes(r.province) ? r.employees_women : r.members_women;
}

function womenThreshold({ province }: PlainRecord): number {
  return province === '11' || province === '31' ? 25 : 10;
}

/** Rules 28 to 35: premises, organs and funds. */
export const organRules: readonly HandWrittenRule[] = [
  (r) => and(unionExists(r), known(r.union_office, r.union_office === 'none')),
  (r) => known(r.union_office, r.union_office === 'shared'),
  (r) =>
    and(
      known(r.union_org_status, r.union_org_status === 'merged_admin' || r.union_org_status === 'abolished'),
      not(known(r.merger_approved, r.merger_approved === 'yes')),
    ),
  ({ union_org_status: status }) =>
    known(status, status === 'colocated_admin' || status === 'colocated_party' || status === 'merged_party'),
  (r) =>
    and(
      unionExists(r),
      atLeast(womenCounted(r), womenThreshold(r)),
      known(r.womens_committee, r.womens_committee !== 'established' && r.womens_committee !== null),
    ),
  (r) =>
    and(
      unionExists(r),
      atLeast(womenCounted(r), 1),
      less(womenCounted(r), womenThreshold(r)),
      known(r.womens_committee, r.womens_committee === 'none'),
    ),
  (r) =>
    and(
      unionExists(r),
      known(r.own_first_level_finance, r.own_first_level_finance === 'yes'),
      known(r.audit_committee, r.audit_committee !== 'established' && r.audit_committee !== null),
    ),
  (r) => and(unionExists(r), less(times(r.funds_paid_12m, 5000), times(r.payroll_12m, 99))),
];
