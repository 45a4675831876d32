import { writeSync } from 'node:fs';
import { AppError } from '#domain/error.ts';
import { completeVisit, reopenVisit } from '#services/completion/complete-visit.ts';
import { openLibrary } from '#services/library.ts';

/**
 * A program of its own that is killed while it completes and reopens a visit: `node complete-visits.ts LIBRARY VISIT`.
 * Each outcome is told on standard output once it is on disk.
 */
const [file = '', inspectionId = ''] = process.argv.slice(2);

try {
  const library = openLibrary({ file, access: 'write' });
  const key = { inspectionId, language: 'en' } as const;
  for (;;) {
    completeVisit(library, { ...key, reasons: {} });
    writeSync(1, 'completed\n');
    reopenVisit(library, { ...key, reason: 'again' });
    writeSync(1, 'reopened\n');
  }
} catch (cause) {
  writeSync(1, `${cause instanceof AppError ? cause.code : String(cause)}\n`);
}
