import { z } from 'zod';
import { id, isoDate, text } from '../schemas.ts';

/** A head as people wrote it, without what does not matter in it. */
const headKey = z.string().max(500);

/** What unknown heads mean: the id of a column, or `-` for one that is not read. */
export const headChoices = z.record(headKey, z.string().max(80)).refine((heads) => Object.keys(heads).length <= 1000);

export const fileRequest = z.strictObject({ token: id, heads: headChoices });

/** A file that was dropped on the window. The path is put there by the preload; the page cannot say one. */
export const droppedFile = z.strictObject({ path: z.string().min(1).max(32_767) });

/** The file as the window knows it, and everything its columns may mean; null where none was chosen. */
export const chosenFile = z
  .object({ token: id, name: z.string(), targets: z.array(z.object({ id: z.string(), label: text })) })
  .nullable();

const issueCodes = [
  'WRONG_TYPE',
  'OUT_OF_RANGE',
  'NOT_IN_LIST',
  'TOO_MANY_DECIMALS',
  'TEXT_TOO_LONG',
  'BAD_TEXT',
  'BAD_STATE',
  'BAD_SHAPE',
  'IMPOSSIBLE_DATE',
  'UNKNOWN_FACT',
  'CREDIT_CODE',
  'REGION_CODE',
  'INDUSTRY_CODE',
  'MISSING',
  'DUPLICATE',
  'AMBIGUOUS',
  'RECORD_LOCKED',
  'DUPLICATE_COLUMN',
  'FORMULA',
  'MERGED_CELLS',
  'LOST_DIGITS',
  'ERROR_VALUE',
] as const;

const rejection = z.object({
  record: z.number(),
  fact: z.string(),
  code: z.enum(issueCodes),
  message: z.string(),
  row: z.number().optional(),
  column: z.string().optional(),
});

const head = z.object({
  name: z.string(),
  key: z.string(),
  state: z.enum(['known', 'chosen', 'ignored', 'unknown']),
  target: z.string().nullable(),
});

/** Null where it was cancelled. */
export const importPreview = z
  .object({
    read: z.number(),
    created: z.number(),
    updated: z.number(),
    unchanged: z.number(),
    rejectedRecords: z.number(),
    reasons: z.number(),
    rejections: z.array(rejection),
    contradictions: z.number(),
    heads: z.array(head),
  })
  .nullable();

export const importProgress = z.object({
  stage: z.enum(['idle', 'reading', 'checking', 'writing', 'judging', 'takingBack']),
  done: z.number(),
  total: z.number(),
});

const cancelled = z.object({ state: z.literal('cancelled') });

export const importOutcome = z.discriminatedUnion('state', [
  cancelled,
  z.object({ state: z.literal('rejected') }),
  z.object({
    state: z.literal('written'),
    batchId: id.nullable(),
    created: z.number(),
    updated: z.number(),
    unchanged: z.number(),
  }),
]);

const keptItem = z.object({
  enterprise: z.string(),
  date: isoDate.nullable(),
  field: z.string().nullable(),
  reason: z.enum(['changed_since', 'in_use', 'locked']),
});

export const takeBackOutcome = z.discriminatedUnion('state', [
  cancelled,
  z.object({
    state: z.literal('done'),
    removed: z.number(),
    restored: z.number(),
    kept: z.number(),
    keptItems: z.array(keptItem),
  }),
]);

export const importBatches = z.array(
  z.object({
    batchId: id,
    at: z.string(),
    fileName: z.string(),
    created: z.number(),
    updated: z.number(),
    takenBackAt: z.string().nullable(),
  }),
);
