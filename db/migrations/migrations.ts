import { migration as createLibrary } from './0010-create-library.ts';
import { migration as freezeVerdicts } from './0020-freeze-verdicts.ts';
import { migration as importBatches } from './0030-import-batches.ts';
import { migration as evidence } from './0040-evidence.ts';
import { migration as documents } from './0050-documents.ts';
import { migration as mergedEnterprises } from './0060-merged-enterprises.ts';
import { migration as handOver } from './0070-hand-over.ts';
import { migration as review } from './0080-review.ts';
import { migration as assignments } from './0090-assignments.ts';

export type Migration = {
  /** Steps of ten, strictly increasing. */
  readonly version: number;
  readonly name: string;
  /** Tables whose number of rows the migration may change; in all others it must stay equal. */
  readonly changes: readonly string[];
  readonly sql: string;
};

/** Every migration ever released, oldest first. Append only. */
export const migrations: readonly Migration[] = [
  createLibrary,
  freezeVerdicts,
  importBatches,
  evidence,
  documents,
  mergedEnterprises,
  handOver,
  review,
  assignments,
];
