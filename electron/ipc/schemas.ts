import { z } from 'zod';
import { assignmentStates } from '#domain/assignment-state.ts';
import { findingStates } from '#domain/finding-states.ts';
import { listShows, mostTicked } from '#domain/list-shows.ts';

// Requests are strict and bounded: the window is not trusted with anything it does not need.

export const id = z.uuid();
export const emptyRequest = z.void();
export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const noteText = z.string().max(2_000);
const shortText = z.string().trim().max(200);
const factId = z.string().max(64);
export const text = z.object({ 'zh-Hans': z.string(), 'zh-Hant': z.string(), en: z.string() });
const noValueState = z.enum(['none', 'unknown', 'refused', 'not_applicable']);
const severity = z.enum(['critical', 'major', 'minor', 'advisory']);
const modality = z.enum(['must', 'union_norm', 'may', 'encouraged']);
const verdictKind = z.enum(['pass', 'gap', 'unknown', 'not_applicable', 'error']);
const recordState = z.enum(['draft', 'completed', 'submitted', 'approved', 'returned', 'void']);

export const inspector = z.strictObject({ name: shortText, certificate: shortText });

export const verdictCounts = z.object({
  pass: z.number(),
  gap: z.number(),
  unknown: z.number(),
  not_applicable: z.number(),
  error: z.number(),
});

/** How many gaps per severity: what leads the list. */
export const gapCounts = z.object({ critical: z.number(), major: z.number(), minor: z.number(), advisory: z.number() });

export const sortKeys = ['name', 'region', 'employees', 'gaps', 'unknown', 'date'] as const;

export const listRequest = z.strictObject({
  search: z.string().max(100),
  sort: z.enum(sortKeys),
  descending: z.boolean(),
  /** Only enterprises that this filter shows. */
  show: z.enum(listShows),
  /** Only enterprises at whose latest visit the rule came out so. */
  rule: z.strictObject({ rule: z.string().min(1).max(200), verdict: verdictKind }).optional(),
  offset: z.int().min(0),
  limit: z.int().min(1).max(200),
});

/** How many enterprises each filter would list. */
export const countsRequest = listRequest.pick({ search: true, rule: true });
export const showCounts = z.record(z.enum(listShows), z.int().min(0));

/** Which enterprises of the list something is to be done for: all that search and filter show, or those ticked. */
export const listChoice = z.union([
  z.strictObject({ filter: listRequest.pick({ search: true, show: true, rule: true }) }),
  z.strictObject({ ids: z.array(id).min(1).max(mostTicked) }),
]);

export const enterpriseRow = z.object({
  enterpriseId: id,
  name: z.string(),
  creditCode: z.string().nullable(),
  regionCode: z.string().nullable(),
  employees: z.number().nullable(),
  /** The latest visit, if any. */
  inspectionId: id.nullable(),
  date: isoDate.nullable(),
  state: recordState.nullable(),
  counts: verdictCounts.nullable(),
  gaps: gapCounts.nullable(),
  /** How many fields of the enterprise and all that belongs to it are in conflict. */
  conflicts: z.int().min(0),
  /** Whether this device has written to any of it since it last handed the library over. */
  isChanged: z.boolean(),
  /** The most urgent open assignment, else the last. */
  assignment: z
    .object({ state: z.enum(assignmentStates), inspector: z.string(), dueOn: isoDate.nullable() })
    .nullable(),
});

export const enterpriseInput = z.strictObject({
  name: z.string().trim().min(1).max(200),
  creditCode: shortText.nullable(),
  regionCode: shortText.nullable(),
  industryCode: shortText.nullable(),
  address: shortText.nullable(),
});

export const visitDetails = z.strictObject({
  date: isoDate,
  kind: z.enum(['first', 'follow_up']),
  inspectors: z.array(inspector).max(2),
});

/** `carryOver`: begin with the answers of the latest visit before, unconfirmed. */
export const newVisit = visitDetails.extend({ enterpriseId: id, carryOver: z.boolean().default(false) });

export const enterprise = z.object({
  enterpriseId: id,
  name: z.string(),
  creditCode: z.string().nullable(),
  regionCode: z.string().nullable(),
  industryCode: z.string().nullable(),
  address: z.string().nullable(),
});

const inspection = z.object({
  inspectionId: id,
  enterpriseId: id,
  date: isoDate,
  kind: z.enum(['first', 'follow_up']),
  state: recordState,
  inspectors: z.array(z.object({ name: z.string(), certificate: z.string() })),
});

/** What of the visit before leads the next one: its gaps, and at how many visits in a row each was found up to then. */
const previousVisit = z.object({
  inspectionId: id,
  date: isoDate,
  gaps: z.array(
    z.object({
      rule: z.string(),
      times: z.int().min(1),
      state: z.enum(findingStates),
      dueOn: isoDate.nullable(),
      isOverdue: z.boolean(),
    }),
  ),
});

/** Null while the visit is being counted by the present pack. */
export const countedVisit = inspection.extend({ counts: verdictCounts.nullable(), gaps: gapCounts.nullable() });

export const enterpriseView = z.object({
  enterprise,
  /** Each names the enterprise that it was made at: this one, or one of those merged into it. */
  visits: z.array(countedVisit),
  merged: z.array(z.object({ enterpriseId: id, name: z.string(), creditCode: z.string().nullable() })),
});

/** Values are as stored: money in fen. `null` clears: not asked again. */
const factValue = z.union([z.number(), z.string().max(2_000), z.array(z.string().max(64)).max(32)]);
export const answer = z.union([z.strictObject({ value: factValue }), z.strictObject({ state: noValueState })]);
export const answerMap = z.record(factId, answer.nullable()).refine((map) => {
  const count = Object.keys(map).length;
  return count >= 1 && count <= 127;
});

export const recordedAnswer = z.object({
  value: factValue.optional(),
  state: noValueState.optional(),
  carriedFrom: isoDate.optional(),
  note: z.string().optional(),
});

export const basisView = z.object({
  instrument: text,
  /** Absent: the whole instrument, or an article that nobody has verified (then `verified` is false). */
  article: text.optional(),
  verified: z.boolean(),
  from: isoDate.optional(),
  to: isoDate.optional(),
  province: z.string().optional(),
  note: text.optional(),
});

export const ruleView = z.object({
  id: z.string(),
  number: z.number(),
  title: text,
  optional: z.boolean(),
  remedy: text,
  explanation: text,
  deadlineDays: z.number().optional(),
  addressee: z.array(z.string()),
  /** Facts that the rule reads. */
  facts: z.array(factId),
});

export const packView = z.object({
  id: z.string(),
  version: z.string(),
  hash: z.string(),
  checkedOn: isoDate,
  title: text,
  rules: z.array(ruleView),
});

export const verdictView = z.object({
  rule: z.string(),
  verdict: verdictKind,
  severity,
  modality,
  /** One sentence in the language of the settings, with the numbers. */
  reason: z.string(),
  used: z.array(factId),
  missing: z.array(factId),
  /** In force on the day of the visit at the enterprise's place; later law is marked by the `from` after the visit. */
  basis: z.array(basisView),
  /** False where none of the bases was in force on the day of the visit. */
  inForce: z.boolean(),
});

export const assessment = z.object({
  counts: verdictCounts,
  verdicts: z.array(verdictView),
  contradictions: z.array(z.object({ id: z.string(), facts: z.array(factId), message: z.string() })),
  /** Open facts, the one that would decide most open rules first. */
  nextQuestions: z.array(z.object({ fact: factId, decides: z.number() })),
  /** Facts that do not arise here (`appliesWhen` is false). */
  notArising: z.array(factId),
});

const undoState = z.object({ canUndo: z.boolean(), canRedo: z.boolean() });

/** By which pack the verdicts were frozen, when and by whom, and why in spite of what warned. */
const frozenView = z.object({
  pack: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
  reasons: z.object({
    contradiction: z.string().optional(),
    conflict: z.string().optional(),
    carried: z.string().optional(),
  }),
  /** Null where the visit came from a file. */
  at: z.string().nullable(),
  by: z.string(),
});

export const visitView = z.object({
  enterprise,
  inspection,
  answers: z.record(factId, recordedAnswer),
  /** Facts on which devices disagree. */
  contested: z.array(factId),
  /** Of a completed visit as frozen. */
  assessment,
  /** Null while the visit is worked on, and where it was completed without. */
  frozen: frozenView.nullable(),
  /** Why it was reopened or voided. */
  stateReason: z.string().nullable(),
  /** Null at the enterprise's first visit. */
  previous: previousVisit.nullable(),
  undo: undoState,
});

/** The save is on disk when this arrives. */
export const savedAnswers = z.object({ savedAt: z.string(), assessment, undo: undoState });

export const historyEntry = z.object({
  at: z.string(),
  author: z.string(),
  device: z.string(),
  kind: z.enum(['edit', 'undo', 'redo', 'import']),
  /** Formatted in the language of the settings. */
  from: z.string(),
  to: z.string(),
});

export const sizeClasses = ['1-24', '25-99', '100-199', '200-299', '300+'] as const;

export const whereFilter = z.strictObject({
  region: z.string().max(12).optional(),
  industry: z.string().max(12).optional(),
  ownership: z.string().max(64).optional(),
  sizeClass: z.enum(sizeClasses).optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
});

export const statisticsView = z.object({
  population: z.number(),
  figures: z.array(
    z.object({
      id: z.string(),
      label: text,
      base: z.number(),
      count: z.number(),
      unknown: z.number(),
      percent: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
});

/** Over the latest visit of every enterprise: how often each rule came out how. */
export const verdictSummary = z.object({
  visits: z.number(),
  counts: verdictCounts,
  rules: z.array(z.object({ rule: z.string(), severity, counts: verdictCounts })),
});
