/** What can be wrong with a rule pack. Every issue has a place, so that its keeper finds it at once. */
export type PackIssueCode =
  | 'MISSING_KEY'
  | 'UNKNOWN_KEY'
  | 'WRONG_TYPE'
  | 'MISSING_TRANSLATION'
  | 'DUPLICATE_ID'
  | 'BAD_DATE'
  | 'UNKNOWN_FACT'
  | 'UNKNOWN_OPTION'
  | 'UNKNOWN_PARAMETER'
  | 'UNKNOWN_INSTRUMENT'
  | 'UNKNOWN_SUBJECT'
  | 'TYPE_MISMATCH'
  | 'BAD_PLACEHOLDER'
  | 'PERMISSIVE_BREACH'
  | 'CONTRADICTION'
  | 'CONTRADICTORY_RULES'
  | 'TOO_LARGE'
  | 'EXAMPLE_INVALID'
  | 'EXAMPLE_FAILED';

export type PackIssue = {
  readonly code: PackIssueCode;
  /** JSON path, e.g. rules[31].gapWhen.all[0].fact */
  readonly path: string;
  readonly message: string;
};

export type Report = (code: PackIssueCode, path: string, message: string) => void;
