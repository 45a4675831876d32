import { AppError } from '#domain/error.ts';
import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { inspectionStates } from '../rows.ts';
import type { InspectionRow, InspectionState, Inspector } from '../rows.ts';
import { findSurvivorId, toGroupSql } from './enterprise-aliases.ts';

type Stored = Omit<InspectionRow, 'isDeleted' | 'inspectors'> & {
  readonly isDeleted: number;
  readonly inspectors: string;
};

const inspectionColumns = `i.id, i.enterprise_id AS enterpriseId, i.date, i.kind, i.inspectors, i.state,
  i.pack_id AS packId, i.pack_hash AS packHash, i.state_reason AS stateReason, i.deleted AS isDeleted`;

const groupSql = toGroupSql('?');

/** The parameters of `groupSql`. */
function toGroup(db: Db, enterpriseId: string): readonly [string, string] {
  const survivorId = findSurvivorId(db, enterpriseId);
  return [survivorId, survivorId];
}

/** By id, deleted ones too. */
export function findInspectionById(db: Db, id: string): InspectionRow | undefined {
  const row = prepare(db, `SELECT ${inspectionColumns} FROM inspections i WHERE i.id = ?`).get(id) as
    | Stored
    | undefined;
  return row && toInspection(row);
}

/** @throws AppError NOT_FOUND. */
export function getInspection(db: Db, id: string): InspectionRow {
  const inspection = findInspectionById(db, id);
  if (inspection === undefined) throw new AppError('NOT_FOUND', `No inspection ${id}`, { inspectionId: id });
  return inspection;
}

/** The visit of that enterprise (or of one merged with it) on that day, neither deleted nor void; of several the one entered first. */
export function findInspection(
  db: Db,
  key: { readonly enterpriseId: string; readonly date: string },
): InspectionRow | undefined {
  const sql = `SELECT ${inspectionColumns} FROM inspections i
    WHERE i.enterprise_id IN ${groupSql} AND i.date = ? AND i.deleted = 0 AND i.state <> 'void' ORDER BY i.id LIMIT 1`;
  const row = prepare(db, sql).get(...toGroup(db, key.enterpriseId), key.date) as Stored | undefined;
  return row && toInspection(row);
}

/** As `findInspection`, of that very enterprise alone. */
export function findOwnInspection(
  db: Db,
  key: { readonly enterpriseId: string; readonly date: string },
): InspectionRow | undefined {
  const sql = `SELECT ${inspectionColumns} FROM inspections i
    WHERE i.enterprise_id = ? AND i.date = ? AND i.deleted = 0 AND i.state <> 'void' ORDER BY i.id LIMIT 1`;
  const row = prepare(db, sql).get(key.enterpriseId, key.date) as Stored | undefined;
  return row && toInspection(row);
}

/** Of the enterprise and of those merged with it, newest first; deleted ones left out. */
export function listVisits(db: Db, enterpriseId: string): readonly InspectionRow[] {
  const sql = `SELECT ${inspectionColumns} FROM inspections i
    WHERE i.enterprise_id IN ${groupSql} AND i.deleted = 0 ORDER BY i.date DESC, i.id DESC`;
  return (prepare(db, sql).all(...toGroup(db, enterpriseId)) as Stored[]).map(toInspection);
}

/** The visits of an enterprise and of those merged with it before a day (ISO date), newest first; void and deleted ones left out. */
export function listEarlierVisits(
  db: Db,
  before: { readonly enterpriseId: string; readonly date: string },
): readonly InspectionRow[] {
  const sql = `SELECT ${inspectionColumns} FROM inspections i
    WHERE i.enterprise_id IN ${groupSql} AND i.date < ? AND i.deleted = 0 AND i.state <> 'void' ORDER BY i.date DESC, i.id DESC`;
  return (prepare(db, sql).all(...toGroup(db, before.enterpriseId), before.date) as Stored[]).map(toInspection);
}

/** How many there are in each state, deleted ones not counted. */
export function countByState(db: Db): Readonly<Record<InspectionState, number>> {
  const sql = 'SELECT state, count(*) AS n FROM inspections WHERE deleted = 0 GROUP BY state';
  const rows = prepare(db, sql).all() as { readonly state: InspectionState; readonly n: number }[];
  const none = Object.fromEntries(inspectionStates.map((state) => [state, 0])) as Record<InspectionState, number>;
  return { ...none, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) };
}

/** How many there are, deleted ones not counted. */
export function countVisits(db: Db): number {
  return Number(prepare(db, 'SELECT count(*) FROM inspections WHERE deleted = 0').pluck().get());
}

/** Ids of all visits that are not deleted, in order, after `after`. */
export function listInspectionIds(
  db: Db,
  request: { readonly after: string; readonly limit: number },
): readonly string[] {
  const sql = 'SELECT id FROM inspections WHERE id > ? AND deleted = 0 ORDER BY id LIMIT ?';
  return prepare(db, sql).pluck().all(request.after, request.limit) as string[];
}

function toInspection(row: Stored): InspectionRow {
  return { ...row, inspectors: JSON.parse(row.inspectors) as readonly Inspector[], isDeleted: row.isDeleted === 1 };
}
