import { z } from 'zod';
import { greatestReasonLength } from '#domain/completion.ts';
import { modalities, severities, verdictKinds } from '#domain/verdict.ts';
import { id, text } from '../schemas.ts';

const reason = z.string().trim().min(1).max(greatestReasonLength);
const packName = z.object({ id: z.string(), version: z.string(), hash: z.string() });

/** One reason for each kind of issue that warns. */
const reasons = z.strictObject({
  contradiction: reason.optional(),
  conflict: reason.optional(),
  carried: reason.optional(),
});

export const completionRequest = z.strictObject({ inspectionId: id, reasons });
export const reasonedRequest = z.strictObject({ inspectionId: id, reason });

const outcome = z.object({
  verdict: z.enum(verdictKinds),
  severity: z.enum(severities),
  modality: z.enum(modalities),
  reason: z.string(),
});

/** What the present pack would say of a completed visit, beside what is frozen. */
export const reevaluation = z.object({
  frozenPack: packName,
  presentPack: packName,
  differences: z.array(
    z.object({
      rule: z.string(),
      title: text,
      kind: z.enum(['new', 'cleared', 'now_unknown', 'changed']),
      before: outcome.nullable(),
      after: outcome.nullable(),
    }),
  ),
  same: z.number(),
});
