import type { RecordIssueCode } from '#services/record-issue.ts';

/** Codes of an import beside those of a single record. */
export type ImportIssueCode =
  | RecordIssueCode
  /** Several enterprises of the library fit, and nothing says which one is meant. */
  | 'AMBIGUOUS'
  /** The visit is no draft any more. */
  | 'RECORD_LOCKED'
  /** Two columns of a table mean the same. */
  | 'DUPLICATE_COLUMN'
  /** A cell of a workbook is calculated: what it shows may be stale, so nobody has stated it. */
  | 'FORMULA'
  | 'MERGED_CELLS'
  /** A cell of a workbook holds a number of more digits than spreadsheets keep, such as a credit code. */
  | 'LOST_DIGITS'
  /** A cell of a workbook shows an error such as #N/A. */
  | 'ERROR_VALUE';

/** One reason why a file is not taken. `record` counts the file's records from 0. */
export type ImportRejection = {
  readonly record: number;
  /** A fact id, or a path such as `enterprise.credit_code`. */
  readonly fact: string;
  readonly code: ImportIssueCode;
  readonly message: string;
  /** In a table: the row, from 1 with the heads, and the letters of the column, as spreadsheets show them. */
  readonly row?: number;
  readonly column?: string;
};

/** Collects the reasons for one record. */
export type Reject = (fact: string, code: ImportIssueCode, message: string) => void;
