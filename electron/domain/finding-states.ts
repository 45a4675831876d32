/**
 * What has become of a finding. `proposed`: a rule found it and nobody has done anything about it yet (the default).
 * `accepted` holds until a day; `superseded`: another version of the rules finds it no more.
 */
export const findingStates = [
  'proposed',
  'confirmed',
  'dismissed',
  'issued',
  'in_rectification',
  'evidence_handed_in',
  'verified',
  'closed',
  'accepted',
  'reopened',
  'superseded',
] as const;
export type FindingState = (typeof findingStates)[number];
