import { findFinding } from '#db/repositories/findings.ts';
import { toLocalDate } from '#domain/clock.ts';
import { actOnFinding, untouchedFinding } from '#domain/finding-life.ts';
import type { Edit } from '#sync/change.ts';
import type { Library } from '../library.ts';
import { toFindingId } from './finding-id.ts';
import { toFindingEdit } from './finding-edit.ts';

export type IssuedFindings = {
  readonly inspectionId: string;
  /** The rules whose gaps the document contains. */
  readonly rules: readonly string[];
  readonly documentId: string;
  /** ISO date; null: the document names none. */
  readonly dueOn: string | null;
};

/**
 * The edits that make the findings of an issued document `issued`, for the transaction that issues it. A finding that is
 * dismissed, accepted, under verification or closed stays as it is.
 */
export function markIssued(library: Library, issued: IssuedFindings): readonly Edit[] {
  const { inspectionId, rules, documentId, dueOn } = issued;
  const today = toLocalDate(library.clock());
  return [...new Set(rules)].flatMap((rule) => {
    const life = findFinding(library.db, toFindingId(inspectionId, rule)) ?? untouchedFinding;
    const outcome = actOnFinding(life, { kind: 'issue', document: documentId, dueOn }, today);
    return outcome.ok ? [toFindingEdit({ inspectionId, rule }, outcome.life)] : [];
  });
}
