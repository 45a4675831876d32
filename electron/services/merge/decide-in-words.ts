import { AppError } from '#domain/error.ts';
import { listContents } from '#services/check/conflict-values.ts';
import type { Library } from '#services/library.ts';
import { toChangeId } from '#sync/change.ts';
import { decideConflict } from './decide-conflict.ts';
import type { FieldPlace } from './list-conflict-lines.ts';
import { toOtherCell } from './other-content.ts';
import type { OtherContent } from './other-content.ts';

/** The id of one of the contents, or something else that somebody entered. */
export type Verdict = { readonly choice: string } | OtherContent;

/**
 * Says whether the contents are those that somebody was shown (ids of their entries): a merge may have brought another
 * one meanwhile, and a decision would settle it unseen.
 * @throws AppError NOT_FOUND where they are others.
 */
export function assertSeen(library: Library, place: FieldPlace, seen: readonly string[]): void {
  const contents = listContents(library, place).map(({ entry }) => toChangeId(entry));
  const isSame = contents.length === seen.length && contents.every((id) => seen.includes(id));
  const { table, row, field } = place;
  if (!isSame) throw new AppError('NOT_FOUND', 'The contents are not those that were shown', { table, row, field });
}

/**
 * Settles a field in conflict as a person decided. What was entered passes the same checks as where it is usually
 * entered.
 * @throws AppError NOT_FOUND (settled meanwhile, no such content), INVALID_REQUEST (a field that takes no such entry),
 * RECORD_REJECTED with `issues`, STORAGE_*.
 */
export function decideInWords(library: Library, place: FieldPlace, verdict: Verdict): void {
  const { table, row, field } = place;
  if ('choice' in verdict) decideConflict(library, { table, row, field, choice: verdict.choice });
  else decideConflict(library, { table, row, field, value: toOtherCell(library, place, verdict) });
}
