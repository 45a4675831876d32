import { putVerdictCounts } from '#db/repositories/verdict-counts.ts';
import { toInstant } from '#domain/clock.ts';
import type { Answer, Answers } from '#domain/fact.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import { parseInterchangeAnswer, toInterchangeAnswer } from '#domain/facts/parse-value.ts';
import { parseText } from '#domain/facts/parse-by-type.ts';
import type { Cell } from '#sync/change.ts';
import { type AssessmentView, judgeRecord, toAssessment, toStoredCounts } from './assessment.ts';
import { undoState, write } from './journal.ts';
import type { Library } from './library.ts';
import { assertNoIssues, type RecordIssue } from './record-issue.ts';
import { assertEditable, getVisitRecord, toJudgedRecord } from './visit-record.ts';
import type { VisitKey, VisitView } from './visits.ts';

/** What a save answers: all of it is on disk by then. `savedAt` is an instant (ISO 8601, UTC). */
export type SavedView = Pick<VisitView, 'assessment' | 'undo'> & { readonly savedAt: string };

export type AnswersInput = VisitKey & { readonly answers: Readonly<Record<string, Answer | null>> };

/**
 * Records answers as given now (nothing carried over any more); null clears. Values are as stored: money in fen. All or
 * nothing, in one transaction with the counts of the verdicts.
 * @throws AppError NOT_FOUND, RECORD_LOCKED, RECORD_REJECTED with `issues`, STORAGE_*.
 */
export function saveAnswers(library: Library, input: AnswersInput): SavedView {
  const record = getVisitRecord(library.db, input.inspectionId);
  assertEditable(record.inspection);
  const checked = Object.entries(input.answers).map(([fact, answer]) => checkAnswer(fact, answer));
  assertNoIssues(checked.flatMap((result) => ('issue' in result ? [result.issue] : [])));
  const cells = checked.flatMap((result) => ('issue' in result ? [] : [[result.fact, result.answer] as const]));
  const next = toJudgedRecord(record, mergeAnswers(record.answers, cells));
  const judgement = judgeRecord(next);
  const changes = write(
    library,
    [{ table: 'records', row: input.inspectionId, set: Object.fromEntries<Cell>(cells) }],
    { also: (db) => putVerdictCounts(db, input.inspectionId, toStoredCounts(judgement)) },
  );
  return toSavedView(library, {
    inspectionId: input.inspectionId,
    savedAt: changes[0]?.wall,
    assessment: toAssessment(judgement, next, input.language),
  });
}

export type NoteInput = VisitKey & { readonly fact: string; readonly note: string | null };

/**
 * Records or clears (null or blank) the note beside an answer.
 * @throws AppError NOT_FOUND, RECORD_LOCKED, RECORD_REJECTED, STORAGE_*.
 */
export function saveNote(library: Library, input: NoteInput): SavedView {
  const record = getVisitRecord(library.db, input.inspectionId);
  assertEditable(record.inspection);
  const { fact } = input;
  if (findFact(fact) === undefined) assertNoIssues([{ fact, code: 'UNKNOWN_FACT' }]);
  const note = parseText(input.note ?? '');
  if (!note.ok) assertNoIssues([{ fact, code: note.code }]);
  const cell = note.ok && note.value.trim() !== '' ? note.value : null;
  const changes = write(library, [{ table: 'records', row: input.inspectionId, set: { [`${fact}.note`]: cell } }]);
  const judged = toJudgedRecord(record);
  return toSavedView(library, {
    inspectionId: input.inspectionId,
    savedAt: changes[0]?.wall,
    assessment: toAssessment(judgeRecord(judged), judged, input.language),
  });
}

type CheckedAnswer = { readonly fact: string; readonly answer: Answer | null } | { readonly issue: RecordIssue };

function checkAnswer(fact: string, answer: Answer | null): CheckedAnswer {
  const definition = findFact(fact);
  if (definition === undefined) return { issue: { fact, code: 'UNKNOWN_FACT' } };
  if (answer === null) return { fact, answer: null };
  const bare: Answer = 'state' in answer ? { state: answer.state } : { value: answer.value };
  // One set of checks for the window and for files: the answer takes the way of the interchange format.
  const parsed = parseInterchangeAnswer(definition, toInterchangeAnswer(definition, { answer: bare }));
  return parsed.ok ? { fact, answer: parsed.answer } : { issue: { fact, code: parsed.code } };
}

function mergeAnswers(answers: Answers, changes: readonly (readonly [string, Answer | null])[]): Answers {
  const merged = new Map(Object.entries(answers));
  for (const [fact, answer] of changes) {
    if (answer === null) merged.delete(fact);
    else merged.set(fact, answer);
  }
  return Object.fromEntries(merged);
}

function toSavedView(
  library: Library,
  saved: { readonly inspectionId: string; readonly savedAt: string | undefined; readonly assessment: AssessmentView },
): SavedView {
  return {
    savedAt: saved.savedAt ?? toInstant(library.clock()),
    assessment: saved.assessment,
    undo: undoState(library, saved.inspectionId),
  };
}
