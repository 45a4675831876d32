import { z } from 'zod';
import { countedVisit, enterprise, id } from '../schemas.ts';

/** An enterprise as typed so far. */
export const typedEnterprise = z.strictObject({
  name: z.string().max(200),
  creditCode: z.string().max(64).nullable(),
  regionCode: z.string().max(12).nullable(),
  /** The one that is being changed. */
  enterpriseId: id.optional(),
});

/** Why two enterprises may be one. */
const reason = z.enum(['same_code', 'same_name', 'same_core', 'near_name']);

/** The likeliest first. */
export const duplicates = z.array(z.object({ enterprise, reason }));

export const scanRequest = z.strictObject({ from: z.int().min(0) });

/** Part of a scan of the whole library; `next` asks for the next part, null after the last. */
export const scanPart = z.object({
  pairs: z.array(z.object({ one: enterprise, two: enterprise, reason })),
  done: z.number(),
  total: z.number(),
  next: z.number().nullable(),
});

const mergeFields = [
  'name',
  'credit_code',
  'region_code',
  'industry_code',
  'address',
  'contact_name',
  'contact_phone',
] as const;

/** `from` is merged into `into`, which stays. */
export const mergePair = z.strictObject({ from: id, into: id });

/** `take`: the fields in which the one that stays gets the other's value. */
export const mergeRequest = mergePair.extend({ take: z.array(z.enum(mergeFields)).max(mergeFields.length) });

const mergeSide = z.object({
  enterpriseId: id,
  fields: z.record(z.enum(mergeFields), z.string().nullable()),
  visits: z.array(countedVisit),
});

export const mergePreview = z.object({ from: mergeSide, into: mergeSide });
