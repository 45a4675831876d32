import type { Db } from '#db/connection.ts';
import { findRowCells } from '#db/read-cells.ts';
import type { RowCells } from '#db/read-cells.ts';
import { listBesideIds } from '#db/repositories/beside.ts';

export type DumpedRow = Readonly<Record<string, unknown>>;
export type DumpedReview = { readonly comments?: readonly DumpedRow[]; readonly findings?: readonly DumpedRow[] };

/** What was said about a visit and done about its findings; nothing where there is nothing. Deleted rows too, marked. */
export function dumpReview(db: Db, inspectionId: string): DumpedReview {
  const comments = listBesideIds(db, 'comments', inspectionId).map((id) => ({
    id,
    ...toKeys(findRowCells(db, 'comments', id)),
  }));
  // A finding needs no id: it follows from the visit and the rule.
  const findings = listBesideIds(db, 'findings', inspectionId).map((id) => toKeys(findRowCells(db, 'findings', id)));
  return { ...(comments.length === 0 ? {} : { comments }), ...(findings.length === 0 ? {} : { findings }) };
}

function toKeys(cells: RowCells = {}): DumpedRow {
  const { inspection_id: _visit, done, deleted, ...others } = cells;
  return {
    ...others,
    ...(done === undefined ? {} : { done: true }),
    ...(deleted === undefined ? {} : { deleted: true }),
  };
}
