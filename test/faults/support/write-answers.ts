import { writeSync } from 'node:fs';
import { AppError } from '#domain/error.ts';
import { putVerdictCounts } from '#db/repositories/verdict-counts.ts';
import { write } from '#services/journal.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';

/**
 * A program of its own that is killed while it writes: `node write-answers.ts LIBRARY FIRST INSPECTION...`. Counts up
 * from FIRST; every number goes into an answer and a note of two visits in one transaction, and is told on standard
 * output once it is on disk. Closes and opens now and then, so that those moments are met as well.
 */
const [file = '', first = '1', ...visits] = process.argv.slice(2);
const none = {
  pass: 0,
  gap: 0,
  unknown: 0,
  notApplicable: 0,
  error: 0,
  gapCritical: 0,
  gapMajor: 0,
  gapMinor: 0,
  gapAdvisory: 0,
  contradictions: 0,
};

try {
  let library = openLibrary({ file, access: 'write' });
  for (let number = Number(first); ; number += 1) {
    const [one = '', two = ''] = number % 2 === 0 ? visits : visits.toReversed();
    const edits = [
      { table: 'records', row: one, set: { members_total: { value: number } } },
      { table: 'records', row: two, set: { 'members_total.note': String(number) } },
    ] as const;
    write(library, edits, { also: (db) => putVerdictCounts(db, one, { ...none, pass: number, packHash: 'p' }) });
    writeSync(1, `${number}\n`);
    if (number % 25 !== 0) continue;
    closeLibrary(library);
    library = openLibrary({ file, access: 'write' });
  }
} catch (cause) {
  writeSync(1, `${cause instanceof AppError ? cause.code : String(cause)}\n`);
}
