import type { HandWrittenRule, PlainRecord } from './plain-record.ts';
import { and, before, daysBetween, known, more, no, notBefore, or } from './truth.ts';
import type { Truth } from './truth.ts';

function isInForce({ collective_contract_status: status }: PlainRecord): Truth {
  return known(status, status === 'in_force');
}

function isSet(value: string | null | undefined): Truth {
  return known(value, value !== null);
}

function isEmpty(value: string | null | undefined): Truth {
  return known(value, value === null);
}

const publishDays: Readonly<Record<string, number>> = { '33': 7, '37': 7 };

function isSubmittedLate(r: PlainRecord): Truth {
  return or(
    and(isEmpty(r.cc_submitted_on), more(daysBetween(r.cc_signed_on, r.inspection_date), 10)),
    more(daysBetween(r.cc_signed_on, r.cc_submitted_on), 10),
  );
}

/** Rules 36 to 46: the collective contract and wages. */
export const bargainingRules: readonly HandWrittenRule[] = [
  (r) => known(r.collective_contract_status, r.collective_contract_status === 'never'),
  (r) =>
    and(
      isSet(r.cc_bargaining_request_on),
      or(
        known(r.cc_employer_refused, r.cc_employer_refused === 'yes'),
        and(isEmpty(r.cc_other_side_reply_on), more(daysBetween(r.cc_bargaining_request_on, r.inspection_date), 20)),
      ),
    ),
  (r) => and(isInForce(r), known(r.cc_negotiation_minutes, r.cc_negotiation_minutes === 'no')),
  (r) =>
    and(
      isInForce(r),
      known(r.cc_congress_result, r.cc_congress_result === 'not_submitted' || r.cc_congress_result === 'rejected'),
    ),
  (r) => {
    const isSigned = isSet(r.cc_signed_on);
    return isSigned === no ? no : and(isSigned, isSubmittedLate(r));
  },
  (r) => {
    const isUnpublished = and(isInForce(r), isSet(r.cc_effective_on), isEmpty(r.cc_published_on));
    if (isUnpublished === no) return no;
    return and(isUnpublished, more(daysBetween(r.cc_effective_on, r.inspection_date), publishDays[r.province] ?? 10));
  },
  (r) =>
    or(
      known(r.collective_contract_status, r.collective_contract_status === 'expired'),
      before(r.cc_expires_on, r.inspection_date),
    ),
  (r) =>
    and(
      isInForce(r),
      notBefore(r.cc_signed_on, '2023-01-01'),
      known(r.cc_has_women_clause, r.cc_has_women_clause === 'no'),
    ),
  (r) =>
    and(
      known(r.wage_plan_decider, r.wage_plan_decider === 'management_only' || r.wage_plan_decider === 'board'),
      known(r.wage_plan_consulted, r.wage_plan_consulted === 'no'),
    ),
  (r) =>
    and(
      known(r.wage_plan_decider, r.wage_plan_decider === 'parent_company'),
      known(r.wage_plan_consulted, r.wage_plan_consulted === 'no'),
    ),
  (r) => known(r.wage_agreement_status, r.wage_agreement_status === 'none' || r.wage_agreement_status === 'expired'),
];
