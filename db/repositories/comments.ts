import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';

/** What somebody wrote about a visit or one of its facts. */
export type CommentRow = {
  readonly id: string;
  readonly inspectionId: string;
  /** Null: about the visit as a whole. */
  readonly fact: string | null;
  /** The comment that it answers. */
  readonly replyTo: string | null;
  readonly text: string;
  readonly author: string | null;
  /** Instant by the clock of the author's computer. */
  readonly writtenAt: string | null;
  readonly isDone: boolean;
  readonly isDeleted: boolean;
};

type Stored = Omit<CommentRow, 'isDone' | 'isDeleted'> & { readonly isDone: number; readonly isDeleted: number };

const columns = `c.id, c.inspection_id AS inspectionId, c.fact, c.reply_to AS replyTo, c.text, c.author,
  c.written_at AS writtenAt, c.done AS isDone, c.deleted AS isDeleted`;

/** By id, deleted ones too. */
export function findComment(db: Db, id: string): CommentRow | undefined {
  const row = prepare(db, `SELECT ${columns} FROM comments c WHERE c.id = ?`).get(id) as Stored | undefined;
  return row && toComment(row);
}

/** Of one visit, oldest first, deleted ones too. */
export function listComments(db: Db, inspectionId: string): readonly CommentRow[] {
  const sql = `SELECT ${columns} FROM comments c WHERE c.inspection_id = ? ORDER BY c.id`;
  return (prepare(db, sql).all(inspectionId) as Stored[]).map(toComment);
}

function toComment(row: Stored): CommentRow {
  return { ...row, isDone: row.isDone === 1, isDeleted: row.isDeleted === 1 };
}
