import { findComment } from '#db/repositories/comments.ts';
import type { CommentRow } from '#db/repositories/comments.ts';
import { toInstant } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import { isSamePerson } from '#domain/person-name.ts';
import { greatestCommentLength } from '#domain/review.ts';
import type { Cell } from '#sync/change.ts';
import { write } from '../journal.ts';
import { getInspectorName } from '../library.ts';
import type { Library } from '../library.ts';
import { getVisitRecord } from '../visit-record.ts';
import { getReview } from './review-view.ts';
import type { ReviewView } from './review-view.ts';
import { assertNamed } from './review-visit.ts';

export type NewComment = {
  readonly inspectionId: string;
  /** Null: about the visit as a whole. Of a reply: whatever its thread is about. */
  readonly fact: string | null;
  readonly replyTo: string | null;
  readonly text: string;
};

/**
 * Writes a comment, also beside a record that is locked: it changes nothing of it. A reply to a reply joins its thread.
 * @throws AppError NOT_FOUND, RECORD_LOCKED (a void visit), RECORD_REJECTED (nobody's name is known), INVALID_REQUEST,
 * STORAGE_*.
 */
export function addComment(library: Library, input: NewComment): ReviewView {
  const { inspectionId } = input;
  assertCommentable(library, inspectionId);
  assertNamed(library);
  const thread = input.replyTo === null ? undefined : getThread(library, inspectionId, input.replyTo);
  const fact = thread === undefined ? input.fact : thread.fact;
  if (input.fact !== null && findFact(input.fact) === undefined)
    throw new AppError('INVALID_REQUEST', `There is no fact ${input.fact}`, { fact: input.fact });
  writeComment(library, library.newId(), {
    inspection_id: inspectionId,
    fact,
    reply_to: thread?.id ?? null,
    text: checkText(input.text),
    author: getInspectorName(library).trim(),
    written_at: toInstant(library.clock()),
  });
  return getReview(library, inspectionId);
}

/** Words a comment of one's own anew. @throws AppError NOT_FOUND, RECORD_LOCKED, COMMENT_FOREIGN, INVALID_REQUEST, STORAGE_*. */
export function editComment(
  library: Library,
  input: { readonly commentId: string; readonly text: string },
): ReviewView {
  const comment = getOwn(library, input.commentId);
  writeComment(library, comment.id, { text: checkText(input.text) });
  return getReview(library, comment.inspectionId);
}

/** Takes a comment of one's own away; its replies stay. @throws as `editComment`. */
export function removeComment(library: Library, input: { readonly commentId: string }): ReviewView {
  const comment = getOwn(library, input.commentId);
  writeComment(library, comment.id, { deleted: true });
  return getReview(library, comment.inspectionId);
}

/** Marks a thread as done, or opens it again: anybody may. @throws AppError NOT_FOUND, RECORD_LOCKED, STORAGE_*. */
export function setCommentDone(
  library: Library,
  input: { readonly commentId: string; readonly done: boolean },
): ReviewView {
  const comment = getPresent(library, input.commentId);
  const thread = getThread(library, comment.inspectionId, comment.id);
  writeComment(library, thread.id, { done: input.done });
  return getReview(library, comment.inspectionId);
}

function writeComment(library: Library, row: string, set: Readonly<Record<string, Cell>>): void {
  write(library, [{ table: 'comments', row, set }]);
}

function getOwn(library: Library, id: string): CommentRow {
  const comment = getPresent(library, id);
  if (isSamePerson(comment.author ?? '', getInspectorName(library))) return comment;
  throw new AppError('COMMENT_FOREIGN', 'Only who wrote a comment changes it', { author: comment.author });
}

function getPresent(library: Library, id: string): CommentRow {
  const comment = findComment(library.db, id);
  if (comment === undefined || comment.isDeleted)
    throw new AppError('NOT_FOUND', `No comment ${id}`, { commentId: id });
  assertCommentable(library, comment.inspectionId);
  return comment;
}

/** The comment that a thread begins with: the one answered, or what that one answers. */
function getThread(library: Library, inspectionId: string, id: string): CommentRow {
  const comment = findComment(library.db, id);
  if (comment === undefined || comment.inspectionId !== inspectionId)
    throw new AppError('NOT_FOUND', `No comment ${id}`, { commentId: id });
  const first = comment.replyTo === null ? undefined : findComment(library.db, comment.replyTo);
  return first === undefined || first.inspectionId !== inspectionId || first.replyTo !== null ? comment : first;
}

function assertCommentable(library: Library, inspectionId: string): void {
  const { state } = getVisitRecord(library.db, inspectionId).inspection;
  if (state === 'void') throw new AppError('RECORD_LOCKED', 'A void visit is not reviewed', { state });
}

function checkText(given: string): string {
  const text = given.trim();
  if (text !== '' && text.length <= greatestCommentLength) return text;
  throw new AppError('INVALID_REQUEST', `A comment has 1 to ${greatestCommentLength} characters`, {
    length: text.length,
  });
}
