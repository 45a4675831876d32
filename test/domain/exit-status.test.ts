import { describe, expect, it } from 'vitest';
import { errorCodes } from '#domain/error.ts';
import { toExitStatus } from '#domain/exit-status.ts';

describe('toExitStatus', () => {
  it('gives each error the status that scripts rely on', () => {
    const byStatus = Object.groupBy(errorCodes, (code) => String(toExitStatus(code)));
    expect(byStatus).toEqual({
      2: [
        'USAGE',
        'INVALID_REQUEST',
        'UNTRUSTED_SENDER',
        'NOT_FOUND',
        'FILE_EXISTS',
        'PASSPHRASE_NEEDED',
        'PASSPHRASE_WRONG',
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
        'EVIDENCE_TOO_LARGE',
        'EVIDENCE_EMPTY',
        'EVIDENCE_NOT_A_PICTURE',
        'EVIDENCE_PICTURE_TOO_LARGE',
        'DOCUMENT_LOCKED',
        'ISSUE_REFUSED',
      ],
      3: [
        'FILE_NOT_OURS',
        'FILE_DAMAGED',
        'FILE_NEWER',
        'FILE_HOSTILE',
        'FILE_TOO_LARGE',
        'HISTORY_BROKEN',
        'HISTORY_FORKED',
        'MIGRATION_EDITED',
        'IMPORT_UNREADABLE',
        'ATTACHMENT_MISSING',
        'ATTACHMENT_ALTERED',
      ],
      4: [
        'FILE_CHANGED',
        'LIBRARY_IN_USE',
        'STORAGE_FULL',
        'STORAGE_READ_ONLY',
        'STORAGE_REFUSED',
        'PRINTING_UNAVAILABLE',
      ],
      5: ['MIGRATION_FAILED', 'INTERNAL'],
    });
  });
});
