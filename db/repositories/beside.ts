import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';

/** Ids of the rows that stand beside a visit in one of these tables, deleted ones too, in order. */
export function listBesideIds(db: Db, table: 'comments' | 'findings', inspectionId: string): readonly string[] {
  return prepare(db, `SELECT id FROM ${table} WHERE inspection_id = ? ORDER BY id`)
    .pluck()
    .all(inspectionId) as string[];
}
