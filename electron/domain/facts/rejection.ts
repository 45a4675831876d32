export type RejectionCode =
  | 'WRONG_TYPE'
  | 'OUT_OF_RANGE'
  | 'NOT_IN_LIST'
  | 'IMPOSSIBLE_DATE'
  | 'TOO_MANY_DECIMALS'
  | 'TEXT_TOO_LONG'
  | 'BAD_TEXT'
  | 'BAD_STATE'
  | 'BAD_SHAPE'
  | 'UNKNOWN_FACT';

/** Why a value was not taken; `message` is plain English for logs and the import report. */
export type Rejection = { readonly ok: false; readonly code: RejectionCode; readonly message: string };

/** Builds a rejection. */
export function reject(code: RejectionCode, message: string): Rejection {
  return { ok: false, code, message };
}
