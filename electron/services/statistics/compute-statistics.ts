import { iterateLatestRecords } from '#db/repositories/latest-records.ts';
import type { RecordFilter } from '#db/repositories/latest-records.ts';
import { figures } from '#domain/facts/figures.ts';
import { encodeRow } from '#rules/encode.ts';
import { createVector } from '#rules/layout.ts';
import type { Library } from '#services/library.ts';
import { compileFigures } from './compile-figures.ts';
import { createTally } from './tally.ts';
import type { Statistics } from './tally.ts';

/** The statistics table over the latest visit of every enterprise that fits. One pass, memory flat. */
export function computeStatistics(library: Library, filter: RecordFilter = {}): Statistics {
  const compiled = compileFigures(figures);
  const tally = createTally(compiled);
  const vector = createVector(compiled.layout);
  for (const record of iterateLatestRecords(library.db, filter)) {
    encodeRow(compiled.layout, record, vector);
    tally.add(vector);
  }
  return tally.finish();
}
