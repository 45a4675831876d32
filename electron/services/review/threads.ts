import type { CommentRow } from '#db/repositories/comments.ts';

/** A comment and what was replied to it, deleted ones too. */
export type CommentThread = { readonly first: CommentRow; readonly replies: readonly CommentRow[] };

/** A reply to something that is not there (it has not arrived, or is itself a reply) begins a thread of its own. */
export function toThreads(rows: readonly CommentRow[]): readonly CommentThread[] {
  const firsts = new Set(rows.filter(({ replyTo }) => replyTo === null).map(({ id }) => id));
  const isReply = ({ replyTo }: CommentRow): boolean => replyTo !== null && firsts.has(replyTo);
  return rows
    .filter((row) => !isReply(row))
    .map((first) => ({ first, replies: rows.filter((row) => isReply(row) && row.replyTo === first.id) }));
}

/** Whoever takes a comment back wants nothing any more. */
export function isSettled({ first }: CommentThread): boolean {
  return first.isDone || first.isDeleted;
}
