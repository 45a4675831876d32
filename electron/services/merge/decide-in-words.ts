import { findRecordField } from '#db/columns.ts';
import { AppError } from '#domain/error.ts';
import type { Answer } from '#domain/fact.ts';
import { parseText } from '#domain/facts/parse-by-type.ts';
import { parseInterchangeAnswer, toInterchangeAnswer } from '#domain/facts/parse-value.ts';
import type { Library } from '#services/library.ts';
import { assertNoIssues } from '#services/record-issue.ts';
import type { Cell } from '#sync/change.ts';
import { findOtherEntry } from './conflict-content.ts';
import { decideConflict } from './decide-conflict.ts';
import type { FieldPlace } from './list-conflict-lines.ts';

/** The id of one of the contents, or something else that somebody typed; null clears. */
export type Verdict =
  | { readonly choice: string }
  | { readonly answer: Answer | null }
  | { readonly text: string | null };

/**
 * Settles a field in conflict as a person decided. What was typed passes the same checks as an entry.
 * @throws AppError NOT_FOUND (settled meanwhile, no such content), INVALID_REQUEST (a field that takes no such entry),
 * RECORD_REJECTED with `issues`, STORAGE_*.
 */
export function decideInWords(library: Library, place: FieldPlace, verdict: Verdict): void {
  const { table, row, field } = place;
  if ('choice' in verdict) decideConflict(library, { table, row, field, choice: verdict.choice });
  else decideConflict(library, { table, row, field, value: toCell(place, verdict) });
}

function toCell(place: FieldPlace, verdict: Exclude<Verdict, { readonly choice: string }>): Cell {
  const { table, field } = place;
  const kind = 'answer' in verdict ? 'answer' : 'text';
  if (findOtherEntry(place) !== kind)
    throw new AppError('INVALID_REQUEST', 'This field takes no such entry', { table, field });
  if ('answer' in verdict) return toAnswerCell(field, verdict.answer);
  const parsed = parseText(verdict.text ?? '');
  if (!parsed.ok) assertNoIssues([{ fact: field, code: parsed.code }]);
  return parsed.ok && parsed.value.trim() !== '' ? parsed.value : null;
}

function toAnswerCell(field: string, answer: Answer | null): Cell {
  const fact = findRecordField(field)?.fact;
  if (fact === undefined || answer === null) return null;
  const bare: Answer = 'state' in answer ? { state: answer.state } : { value: answer.value };
  const parsed = parseInterchangeAnswer(fact, toInterchangeAnswer(fact, { answer: bare }));
  if (!parsed.ok) assertNoIssues([{ fact: field, code: parsed.code }]);
  return parsed.ok ? parsed.answer : null;
}
