import { z } from 'zod';
import { logTables } from '#domain/cell.ts';
import { evidenceKinds } from '#domain/evidence/kinds.ts';
import { otherEntries } from '#domain/other-entry.ts';
import { modalities, severities, verdictKinds } from '#domain/verdict.ts';
import { answer, emptyRequest, id, inspector } from '../schemas.ts';

const count = z.int().min(0);
const table = z.enum(logTables);
const row = z.string().min(1).max(200);
const field = z.string().min(1).max(80);

/** A field in conflict and what it belongs to. */
export const conflictLine = z.object({
  table,
  row,
  field,
  enterpriseId: z.string().nullable(),
  enterprise: z.string(),
  inspectionId: z.string().nullable(),
  date: z.string().nullable(),
  title: z.string().nullable(),
});

const content = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), answer: answer.nullable(), carriedFrom: z.string().nullable() }),
  z.object({ kind: z.literal('text'), text: z.string().nullable() }),
  z.object({ kind: z.literal('choice'), choice: z.string() }),
  z.object({ kind: z.literal('flag'), isSet: z.boolean() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({ kind: z.literal('document'), characters: count }),
]);

const verdict = z.object({
  rule: z.string(),
  verdict: z.enum(verdictKinds),
  severity: z.enum(severities),
  modality: z.enum(modalities),
  reason: z.string(),
  /** Another content gives another verdict. */
  depends: z.boolean(),
});

const conflict = conflictLine.extend({
  choices: z.array(
    z.object({
      id: z.string(),
      content,
      author: z.string(),
      device: z.string(),
      at: z.string(),
      verdicts: z.array(verdict),
    }),
  ),
  other: z.enum(otherEntries),
  evidence: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(evidenceKinds),
      name: z.string(),
      caption: z.string().nullable(),
      content: z.enum(['here', 'awaited', 'missing']),
    }),
  ),
});

const place = z.strictObject({ table, row, field });

const decision = z.union([
  z.strictObject({ choice: z.string().min(1).max(100) }),
  z.strictObject({ answer: answer.nullable() }),
  z.strictObject({ text: z.string().max(4000).nullable() }),
  z.strictObject({ inspectors: z.array(inspector).max(2) }),
]);

/** Fields on which devices disagree, and what people decide. */
export const conflictsContract = {
  getConflictState: {
    request: emptyRequest,
    response: z.object({ count }),
  },
  listConflicts: {
    /** Of one visit with all that belongs to it, of an enterprise's own fields, or of all. */
    request: z.strictObject({
      inspectionId: id.optional(),
      enterpriseId: id.optional(),
      from: count,
      limit: z.int().min(1).max(500),
    }),
    response: z.object({ total: count, lines: z.array(conflictLine) }),
  },
  getConflict: { request: place, response: conflict },
  decideConflict: {
    /** `seen`: ids of all contents that were shown; where there are others by now, nothing is decided. */
    request: z.strictObject({ place, decision, seen: z.array(z.string().max(100)).max(1000) }),
    response: z.object({ left: count }),
  },
} as const;
