/** The reasons for which the program does not issue a document that have words of their own. */
export const refusals = [
  'visit_open',
  'nothing_frozen',
  'no_issuer',
  'pattern',
  'numbers_exhausted',
  'no_problems',
  'issued_already',
  'replaced_gone',
] as const;

export function isRefusal(reason: string): reason is (typeof refusals)[number] {
  return refusals.some((refusal) => refusal === reason);
}
