import type { ErrorCode } from './error.ts';

/** Exit status of the command line where a command ended with an error. 0 and 1 belong to commands that were done. */
export type ErrorStatus = 2 | 3 | 4 | 5;

/**
 * 2: the request was wrong (a library path that does not exist is one too). 3: the file is not ours, damaged, hostile
 * or newer, and was not touched. 4: the disk or the system refused, and nothing was lost. 5: an error of the program.
 */
const statusByCode: Readonly<Record<ErrorCode, ErrorStatus>> = {
  USAGE: 2,
  INVALID_REQUEST: 2,
  UNTRUSTED_SENDER: 2,
  NOT_FOUND: 2,
  FILE_EXISTS: 2,
  PASSPHRASE_NEEDED: 2,
  PASSPHRASE_WRONG: 2,
  RECORD_REJECTED: 2,
  RECORD_LOCKED: 2,
  ENTERPRISE_SAME: 2,
  ENTERPRISE_MERGED: 2,
  ENTERPRISE_NOT_MERGED: 2,
  COMPLETION_REFUSED: 2,
  REVIEW_REFUSED: 2,
  COMMENT_FOREIGN: 2,
  FINDING_REFUSED: 2,
  UNDO_NOTHING: 2,
  PACK_INVALID: 2,
  DOCUMENT_LOCKED: 2,
  ISSUE_REFUSED: 2,
  EVIDENCE_TOO_LARGE: 2,
  EVIDENCE_EMPTY: 2,
  EVIDENCE_NOT_A_PICTURE: 2,
  EVIDENCE_PICTURE_TOO_LARGE: 2,
  FILE_NOT_OURS: 3,
  FILE_DAMAGED: 3,
  FILE_NEWER: 3,
  FILE_HOSTILE: 3,
  FILE_TOO_LARGE: 3,
  HISTORY_BROKEN: 3,
  HISTORY_FORKED: 3,
  MIGRATION_EDITED: 3,
  IMPORT_UNREADABLE: 3,
  ATTACHMENT_MISSING: 3,
  ATTACHMENT_ALTERED: 3,
  FILE_CHANGED: 4,
  LIBRARY_IN_USE: 4,
  STORAGE_FULL: 4,
  STORAGE_READ_ONLY: 4,
  STORAGE_REFUSED: 4,
  PRINTING_UNAVAILABLE: 4,
  MIGRATION_FAILED: 5,
  INTERNAL: 5,
};

export function toExitStatus(code: ErrorCode): ErrorStatus {
  return statusByCode[code];
}
