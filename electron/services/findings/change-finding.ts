import { findFinding } from '#db/repositories/findings.ts';
import { toLocalDate } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { actOnFinding, untouchedFinding } from '#domain/finding-life.ts';
import type { FindingAction, FindingProblem } from '#domain/finding-life.ts';
import { addWorkingDays } from '#domain/working-days.ts';
import type { HolidayCalendar } from '#domain/working-days.ts';
import { write } from '../journal.ts';
import { getInspectorName } from '../library.ts';
import type { Library } from '../library.ts';
import { getBuiltInPack } from '../pack.ts';
import { getVisitRecord } from '../visit-record.ts';
import { listEvidenceChoices } from './evidence-choices.ts';
import { isActionOffered } from './finding-actions.ts';
import { toFindingEdit } from './finding-edit.ts';
import type { FindingKey } from './finding-edit.ts';
import { toFindingId } from './finding-id.ts';
import { listFindingLives } from './list-lives.ts';
import type { FindingsOfVisit } from './list-lives.ts';
import { listGapRules } from './visit-gaps.ts';

/** What the window may ask for. Documents and rules are not for it to name. */
export type FindingStep =
  | Exclude<FindingAction, { readonly kind: 'issue' | 'supersede' | 'set_due' | 'verify' }>
  | { readonly kind: 'supersede' | 'verify' }
  | { readonly kind: 'set_due'; readonly workingDays: number };

export type FindingRequest = FindingKey & { readonly step: FindingStep };

/**
 * Takes a step in the life of one finding. Who verifies is who works here: the inspector's name of this library.
 * @returns the findings of the visit afterwards. @throws AppError NOT_FOUND; RECORD_LOCKED (a void visit);
 * FINDING_REFUSED with `problems`: everything that stands against the step; STORAGE_*. Nothing is written then.
 */
export function changeFinding(library: Library, request: FindingRequest, calendar: HolidayCalendar): FindingsOfVisit {
  const { inspectionId, rule, step } = request;
  const record = getVisitRecord(library.db, inspectionId);
  const { state } = record.inspection;
  if (state === 'void') throw new AppError('RECORD_LOCKED', 'A void visit has no findings to follow', { state });
  const stored = findFinding(library.db, toFindingId(inspectionId, rule));
  const today = toLocalDate(library.clock());
  if (stored === undefined && !listGapRules(library.db, record).includes(rule)) throw refused(['NOT_A_GAP']);
  const life = stored ?? untouchedFinding;
  if (!isActionOffered(library, { record, rule, life, kind: step.kind })) throw refused(['STATE']);
  const action = toAction(library, step, { today, calendar });
  const problems = listEvidenceProblems(library, action, inspectionId);
  const outcome = actOnFinding(life, action, today);
  if (!outcome.ok) throw refused([...outcome.problems, ...problems]);
  if (problems.length > 0) throw refused(problems);
  write(library, [toFindingEdit(request, outcome.life)]);
  return listFindingLives(library, inspectionId);
}

type Surroundings = { readonly today: string; readonly calendar: HolidayCalendar };

function toAction(library: Library, step: FindingStep, { today, calendar }: Surroundings): FindingAction {
  switch (step.kind) {
    case 'set_due':
      return { kind: 'set_due', dueOn: addWorkingDays(today, step.workingDays, calendar).date };
    case 'verify':
      return { kind: 'verify', verifiedBy: getInspectorName(library).trim() };
    case 'supersede': {
      const { id, version } = getBuiltInPack().compiled.document;
      return { kind: 'supersede', by: `${id} ${version}` };
    }
    case 'dismiss':
    case 'reopen':
    case 'accept':
      return { ...step, reason: step.reason.trim() };
    case 'hand_in':
      return { ...step, fixedBy: step.fixedBy.trim() };
    default:
      return step;
  }
}

/** What is handed in is what was offered: a file that is there, of this visit or of a later one of the enterprise. */
function listEvidenceProblems(library: Library, action: FindingAction, visit: string): readonly FindingProblem[] {
  if (action.kind !== 'hand_in') return [];
  const offered = new Set(listEvidenceChoices(library, visit).map(({ id }) => id));
  return action.evidence.every((id) => offered.has(id)) ? [] : ['EVIDENCE_MISSING'];
}

function refused(problems: readonly (FindingProblem | 'NOT_A_GAP')[]): AppError {
  return new AppError('FINDING_REFUSED', `The finding stays as it is: ${problems.join(', ')}`, {
    problems: [...new Set(problems)],
  });
}
