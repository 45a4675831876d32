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
  'FILE_CHANGED',
  'FILE_TOO_LARGE',
  'PASSPHRASE_NEEDED',
  'PASSPHRASE_WRONG',
  'HISTORY_BROKEN',
  'HISTORY_FORKED',
  'MIGRATION_EDITED',
  'MIGRATION_FAILED',
  'LIBRARY_IN_USE',
  'STORAGE_FULL',
  'STORAGE_READ_ONLY',
  'STORAGE_REFUSED',
  'RECORD_REJECTED',
  'RECORD_LOCKED',
  'ENTERPRISE_SAME',
  'ENTERPRISE_MERGED',
  'ENTERPRISE_NOT_MERGED',
  'COMPLETION_REFUSED',
  'REVIEW_REFUSED',
  'COMMENT_FOREIGN',
  'FINDING_REFUSED',
  'UNDO_NOTHING',
  'PACK_INVALID',
  'IMPORT_UNREADABLE',
  'EVIDENCE_TOO_LARGE',
  'EVIDENCE_EMPTY',
  'EVIDENCE_NOT_A_PICTURE',
  'EVIDENCE_PICTURE_TOO_LARGE',
  'ATTACHMENT_MISSING',
  'ATTACHMENT_ALTERED',
  'DOCUMENT_LOCKED',
  'ISSUE_REFUSED',
  'PRINTING_UNAVAILABLE',
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
