import { z } from 'zod';
import { greatestReasonLength } from '#domain/completion.ts';
import { findingActionKinds } from '#domain/finding-life.ts';
import { findingStates } from '#domain/finding-states.ts';
import { severities } from '#domain/verdict.ts';
import { id, isoDate } from '../schemas.ts';

const ruleId = z.string().min(1).max(100);
const reason = z.string().trim().min(1).max(greatestReasonLength);
const person = z.string().trim().min(1).max(200);
const state = z.enum(findingStates);
const severity = z.enum(severities);

/** Working days since the due day. */
const overdueDays = z.int().min(0);

const step = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['confirm', 'start', 'close', 'verify', 'supersede']) }),
  z.strictObject({ kind: z.enum(['dismiss', 'reopen']), reason }),
  z.strictObject({ kind: z.literal('accept'), reason, until: isoDate }),
  z.strictObject({ kind: z.literal('set_due'), workingDays: z.int().min(0).max(1_000) }),
  z.strictObject({ kind: z.literal('hand_in'), fixedBy: person, evidence: z.array(id).max(100) }),
]);

const findingLife = z.object({
  rule: z.string(),
  state,
  reason: z.string().nullable(),
  document: z.object({ id: z.string(), number: z.string().nullable() }).nullable(),
  dueOn: isoDate.nullable(),
  isOverdue: z.boolean(),
  overdueDays,
  fixedBy: z.string().nullable(),
  evidence: z.array(z.object({ id: z.string(), name: z.string() })),
  verifiedBy: z.string().nullable(),
  acceptedUntil: isoDate.nullable(),
  supersededBy: z.string().nullable(),
  isGap: z.boolean(),
  actions: z.array(z.enum(findingActionKinds)),
  steps: z.array(z.object({ at: z.string(), author: z.string(), state, reason: z.string().nullable() })),
});

const findingsOfVisit = z.object({ inspectionId: id, findings: z.array(findingLife) });
const cursor = z.strictObject({ rank: z.int().min(0).max(1), due: isoDate, id: z.string().max(64) });

/** What the list of findings can be narrowed to. */
export const followUpRequest = z.strictObject({
  state: z.enum(['open', 'all', ...findingStates]),
  due: z.union([z.enum(['any', 'overdue']), z.literal(7), z.literal(30)]),
  rule: ruleId.optional(),
  severity: severity.optional(),
  region: z.string().max(12).optional(),
  search: z.string().max(100),
  after: cursor.optional(),
  limit: z.int().min(1).max(200),
});

const followUpRow = z.object({
  id,
  inspectionId: id,
  enterpriseName: z.string(),
  regionCode: z.string().nullable(),
  date: isoDate,
  rule: z.string(),
  severity,
  state,
  dueOn: isoDate.nullable(),
  isOverdue: z.boolean(),
  overdueDays,
});

const followUpPage = z.object({
  matching: z.number(),
  counts: z.object({
    states: z.record(z.enum(['open', 'all', ...findingStates]), z.number()),
    due: z.record(z.enum(['any', 'overdue', '7', '30']), z.number()),
  }),
  rules: z.array(z.object({ rule: z.string(), open: z.number(), overdue: z.number(), closed: z.number() })),
  rows: z.array(followUpRow),
  next: cursor.nullable(),
});

const evidenceChoices = z.array(z.object({ id, name: z.string(), caption: z.string().nullable(), date: isoDate }));

/** What people do about findings. */
export const findingsContract = {
  getFindings: { request: z.strictObject({ inspectionId: id }), response: findingsOfVisit },
  changeFinding: { request: z.strictObject({ inspectionId: id, rule: ruleId, step }), response: findingsOfVisit },
  /** Pieces of evidence of this visit and of later ones of the same enterprise. */
  listFindingEvidence: { request: z.strictObject({ inspectionId: id }), response: evidenceChoices },
  listFollowUp: { request: followUpRequest, response: followUpPage },
} as const;
