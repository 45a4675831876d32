/**
 * With what another content than those of a field in conflict is entered. `none`: by nothing; one of them is chosen and
 * corrected where it belongs.
 */
export const otherEntries = [
  'answer',
  'text',
  'date',
  'region',
  'industry',
  'creditCode',
  'kind',
  'inspectors',
  'none',
] as const;
export type OtherEntry = (typeof otherEntries)[number];
