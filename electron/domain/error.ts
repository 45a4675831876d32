/**
 * Every error that a user can meet, by code. What happened, what is safe and what to do is worded per code in each
 * language; the command line's exit status follows from the code (`exit-status.ts`).
 */
export const errorCodes = [
  'USAGE',
  'INVALID_REQUEST',
  'UNTRUSTED_SENDER',
  'NOT_FOUND',
  'FILE_NOT_OURS',
  'FILE_DAMAGED',
  'FILE_NEWER',
  'FILE_HOSTILE',
  'FILE_EXISTS',
  'HISTORY_BROKEN',
  'MIGRATION_EDITED',
  'MIGRATION_FAILED',
  'LIBRARY_IN_USE',
  'STORAGE_FULL',
  'STORAGE_READ_ONLY',
  'STORAGE_REFUSED',
  'RECORD_REJECTED',
  'RECORD_LOCKED',
  'COMPLETION_REFUSED',
  'UNDO_NOTHING',
  'PACK_INVALID',
  'IMPORT_UNREADABLE',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export type ErrorDetails = Readonly<Record<string, unknown>>;

/** The only error class of the program. `message` is for the log and for developers; people read the text of `code`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}
