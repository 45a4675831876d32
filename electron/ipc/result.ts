import type { ErrorCode, ErrorDetails } from '#domain/error.ts';

/** Errors do not survive Electron's invoke, so they travel as data. `traceId` finds the cause in the log. */
export type Failure = {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
  readonly traceId?: string;
};

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };
