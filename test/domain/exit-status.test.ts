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
        'RECORD_REJECTED',
        'RECORD_LOCKED',
        'COMPLETION_REFUSED',
        'UNDO_NOTHING',
        'PACK_INVALID',
      ],
      3: [
        'FILE_NOT_OURS',
        'FILE_DAMAGED',
        'FILE_NEWER',
        'FILE_HOSTILE',
        'HISTORY_BROKEN',
        'MIGRATION_EDITED',
        'IMPORT_UNREADABLE',
      ],
      4: ['LIBRARY_IN_USE', 'STORAGE_FULL', 'STORAGE_READ_ONLY', 'STORAGE_REFUSED'],
      5: ['MIGRATION_FAILED', 'INTERNAL'],
    });
  });
});
