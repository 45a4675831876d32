import { z } from 'zod';

/** What came of a workbook: the bare name of the file and its SHA-256, or nothing. */
export const savedReport = z.discriminatedUnion('state', [
  z.object({ state: z.literal('saved'), name: z.string(), sha256: z.string() }),
  z.object({ state: z.literal('cancelled') }),
]);

/** Rows written so far; null while nothing is going on. */
export const reportProgress = z.object({ rows: z.number().nullable() });
