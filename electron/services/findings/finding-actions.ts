import { toLocalDate } from '#domain/clock.ts';
import { canAct, findingActionKinds, toStateOn } from '#domain/finding-life.ts';
import type { FindingActionKind, FindingLife } from '#domain/finding-life.ts';
import { editableStates } from '#domain/visit-states.ts';
import type { Library } from '../library.ts';
import { getBuiltInPack } from '../pack.ts';
import type { VisitRecord } from '../visit-record.ts';
import { listPresentGapRules } from './visit-gaps.ts';

/** While a visit is worked on and nothing was issued, its findings are only looked through. */
const draftActions: readonly FindingActionKind[] = ['confirm', 'dismiss', 'accept', 'reopen'];

export type OfferedQuestion = {
  readonly record: VisitRecord;
  readonly rule: string;
  readonly life: FindingLife;
  readonly kind: FindingActionKind;
};

/** Says whether somebody may take the step now. Issuing is done by documents. */
export function isActionOffered(library: Library, { record, rule, life, kind }: OfferedQuestion): boolean {
  const { state } = record.inspection;
  if (kind === 'issue' || state === 'void') return false;
  if (!canAct(kind, toStateOn(life, toLocalDate(library.clock())))) return false;
  const isDraft = editableStates.includes(state) && life.issuedDocument === null;
  if (isDraft && !draftActions.includes(kind)) return false;
  return kind !== 'supersede' || isSuperseded(record, rule);
}

/** In the order of the table of steps. */
export function listOfferedActions(
  library: Library,
  question: Omit<OfferedQuestion, 'kind'>,
): readonly FindingActionKind[] {
  return findingActionKinds.filter((kind) => isActionOffered(library, { ...question, kind }));
}

/** The visit was frozen by other rules than those of today, and these do not find the gap. */
function isSuperseded(record: VisitRecord, rule: string): boolean {
  const { packHash } = record.inspection;
  if (packHash === null || packHash === getBuiltInPack().hash) return false;
  return !listPresentGapRules(record).includes(rule);
}
