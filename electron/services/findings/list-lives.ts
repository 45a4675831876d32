import { listChangesOfRow } from '#db/repositories/changes.ts';
import { findDocument } from '#db/repositories/documents.ts';
import { findEvidenceRow } from '#db/repositories/evidence.ts';
import { listFindingsOfVisit } from '#db/repositories/findings.ts';
import { toLocalDate } from '#domain/clock.ts';
import { isOverdue, toStateOn, untouchedFinding } from '#domain/finding-life.ts';
import type { FindingActionKind, FindingLife } from '#domain/finding-life.ts';
import { findingStates } from '#domain/finding-states.ts';
import type { FindingState } from '#domain/finding-states.ts';
import { toKnownChanges } from '../journal/stored-change.ts';
import type { Library } from '../library.ts';
import { getVisitRecord } from '../visit-record.ts';
import type { VisitRecord } from '../visit-record.ts';
import { listOfferedActions } from './finding-actions.ts';
import { toFindingId } from './finding-id.ts';
import { listGapRules } from './visit-gaps.ts';

/** One change of state as the log tells it. `at` is what the author's clock said. */
export type LifeStep = {
  readonly at: string;
  readonly author: string;
  readonly state: FindingState;
  readonly reason: string | null;
};

export type FindingLifeView = {
  readonly rule: string;
  /** As it holds today: an acceptance that has run out is open again. */
  readonly state: FindingState;
  readonly reason: string | null;
  readonly document: { readonly id: string; readonly number: string | null } | null;
  readonly dueOn: string | null;
  readonly isOverdue: boolean;
  readonly fixedBy: string | null;
  readonly evidence: readonly { readonly id: string; readonly name: string }[];
  readonly verifiedBy: string | null;
  readonly acceptedUntil: string | null;
  readonly supersededBy: string | null;
  /** False where the visit was changed since and the rule finds no gap any more. */
  readonly isGap: boolean;
  readonly actions: readonly FindingActionKind[];
  /** Oldest first. */
  readonly steps: readonly LifeStep[];
};

export type FindingsOfVisit = { readonly inspectionId: string; readonly findings: readonly FindingLifeView[] };

/** The life of every gap of a visit, and of every finding that was one. @throws AppError NOT_FOUND. */
export function listFindingLives(library: Library, inspectionId: string): FindingsOfVisit {
  const record = getVisitRecord(library.db, inspectionId);
  const gaps = listGapRules(library.db, record);
  const lives = new Map<string, FindingLife>(gaps.map((rule) => [rule, untouchedFinding]));
  for (const row of listFindingsOfVisit(library.db, inspectionId)) lives.set(row.rule, row);
  const isGap = new Set(gaps);
  const findings = [...lives].map(([rule, life]) => ({
    ...toLifeView(library, { record, rule, life }),
    isGap: isGap.has(rule),
  }));
  return { inspectionId, findings };
}

type Placed = { readonly record: VisitRecord; readonly rule: string; readonly life: FindingLife };

function toLifeView(library: Library, { record, rule, life }: Placed): Omit<FindingLifeView, 'isGap'> {
  const { reason, dueOn, fixedBy, verifiedBy, acceptedUntil, supersededBy } = life;
  const today = toLocalDate(library.clock());
  return {
    rule,
    state: toStateOn(life, today),
    reason,
    dueOn,
    fixedBy,
    verifiedBy,
    acceptedUntil,
    supersededBy,
    document: life.issuedDocument === null ? null : toDocumentName(library, life.issuedDocument),
    isOverdue: isOverdue(life, today),
    evidence: life.evidence.map((id) => ({ id, name: findEvidenceRow(library.db, id)?.name ?? id })),
    actions: listOfferedActions(library, { record, rule, life }),
    steps: life === untouchedFinding ? [] : listSteps(library, toFindingId(record.inspection.id, rule)),
  };
}

/** A document that has not arrived yet has no number to show. */
function toDocumentName(library: Library, id: string): { readonly id: string; readonly number: string | null } {
  return { id, number: findDocument(library.db, id)?.number ?? null };
}

const reasonedStates: readonly FindingState[] = ['dismissed', 'accepted', 'reopened'];

function listSteps(library: Library, row: string): readonly LifeStep[] {
  const entries = toKnownChanges(listChangesOfRow(library.db, 'findings', row)).sort(
    (a, b) => a.lamport - b.lamport || (a.device < b.device ? -1 : 1),
  );
  let reason: string | null = null;
  return entries.flatMap(({ wall, author, fields }) => {
    const given = fields['reason']?.[0];
    if (given !== undefined) reason = typeof given === 'string' ? given : null;
    const state = findingStates.find((one) => one === (fields['state']?.[0] ?? 'proposed'));
    if (fields['state'] === undefined || state === undefined) return [];
    return [{ at: wall, author, state, reason: reasonedStates.includes(state) ? reason : null }];
  });
}
