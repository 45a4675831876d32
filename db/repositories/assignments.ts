import { countedVisitStates } from '#domain/assignment-state.ts';
import { isCalendarDate } from '#domain/calendar.ts';
import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { iteratePages } from '../paging.ts';
import type { Inspector } from '../rows.ts';
import { findSurvivorId, toGroupSql, toSurvivorSql } from './enterprise-aliases.ts';

/** Who is to visit which enterprise. Dates are ISO dates. */
export type AssignmentRow = {
  readonly id: string;
  /** The one that stands for the enterprise it was written for. */
  readonly enterpriseId: string;
  readonly inspector: string;
  readonly certificate: string | null;
  readonly assignedOn: string;
  readonly dueOn: string | null;
  readonly assignedBy: string | null;
  readonly note: string | null;
  /** Why it cannot be carried out. */
  readonly declined: string | null;
  /** The latest visit that counts as carried out, of the enterprise or of one merged with it. */
  readonly visitedOn: string | null;
};

const statesSql = countedVisitStates.map((state) => `'${state}'`).join(', ');
const visitedSql = `(SELECT max(i.date) FROM inspections i
  WHERE i.enterprise_id IN ${toGroupSql('e.id')} AND i.deleted = 0 AND i.state IN (${statesSql}))`;

const columns = `a.id, e.id AS enterpriseId, a.inspector, a.certificate, a.assigned_on AS assignedOn, a.due_on AS dueOn,
  a.assigned_by AS assignedBy, a.note, a.declined, ${visitedSql} AS visitedOn`;

/** Withdrawn ones, and those of deleted enterprises, are left out everywhere here. */
const sources = `assignments a JOIN enterprises e ON e.id = ${toSurvivorSql('a.enterprise_id')}
  WHERE a.deleted = 0 AND e.deleted = 0`;

/** By id; undefined where it is not there or was withdrawn. */
export function findAssignment(db: Db, id: string): AssignmentRow | undefined {
  const row = prepare(db, `SELECT ${columns} FROM ${sources} AND a.id = ?`).get(id) as AssignmentRow | undefined;
  return row && toAssignment(row);
}

export function countAssignments(db: Db): number {
  return Number(prepare(db, `SELECT count(*) FROM ${sources}`).pluck().get());
}

/** Of an enterprise and of those merged with it, the latest first. */
export function listAssignmentsOf(db: Db, enterpriseId: string): readonly AssignmentRow[] {
  const survivorId = findSurvivorId(db, enterpriseId);
  const sql = `SELECT ${columns} FROM ${sources} AND a.enterprise_id IN ${toGroupSql('?')}
    ORDER BY a.assigned_on DESC, a.id DESC`;
  return (prepare(db, sql).all(survivorId, survivorId) as AssignmentRow[]).map(toAssignment);
}

export type PlacedAssignment = AssignmentRow & { readonly enterpriseName: string; readonly regionCode: string | null };

/** Every assignment of the library by id, read in pages. */
export function iterateAssignments(db: Db): Generator<PlacedAssignment> {
  const sql = `SELECT ${columns}, e.name AS enterpriseName, e.region_code AS regionCode
    FROM ${sources} AND a.id > ? ORDER BY a.id LIMIT 500`;
  const fetch = (after: string): PlacedAssignment[] =>
    (prepare(db, sql).all(after) as PlacedAssignment[]).map((row) => ({ ...row, ...toAssignment(row) }));
  return iteratePages({ start: '', fetch, keyOf: ({ id }) => id });
}

/** The enterprise of an assignment, withdrawn or not, and the one that stands for it. */
export function findAssignedEnterprise(db: Db, id: string): string | undefined {
  const own = prepare(db, 'SELECT enterprise_id FROM assignments WHERE id = ?').pluck().get(id);
  return typeof own === 'string' ? findSurvivorId(db, own) : undefined;
}

/** Ids of the rows of that very enterprise, withdrawn ones too, in order. */
export function listAssignmentIds(db: Db, enterpriseId: string): readonly string[] {
  const sql = 'SELECT id FROM assignments WHERE enterprise_id = ? ORDER BY id';
  return prepare(db, sql).pluck().all(enterpriseId) as string[];
}

/** What a file brought may hold anything: a text that is no date is none. */
function toAssignment(row: AssignmentRow): AssignmentRow {
  return { ...row, dueOn: row.dueOn !== null && isCalendarDate(row.dueOn) ? row.dueOn : null };
}

type Person = { readonly name: string; readonly certificate: string | null };

/** Who was assigned anything, the latest last. */
export function listAssignedPeople(db: Db): readonly Person[] {
  const sql = `SELECT inspector AS name, certificate FROM assignments
    GROUP BY inspector, certificate ORDER BY max(assigned_on)`;
  return prepare(db, sql).all() as Person[];
}

/** Who visited anything, the latest last. */
export function listVisitInspectors(db: Db): readonly Person[] {
  const sql = 'SELECT inspectors FROM inspections WHERE deleted = 0 GROUP BY inspectors ORDER BY max(date)';
  const teams = prepare(db, sql).pluck().all() as string[];
  return teams
    .flatMap((team) => JSON.parse(team) as Inspector[])
    .map(({ name, certificate }) => ({ name, certificate: certificate === '' ? null : certificate }));
}

/** An entry of this device that names somebody as the inspector of an assignment. */
export type NamingEntry = { readonly row: string; readonly inspector: string; readonly seq: number };

/** Everybody whom the device ever named in an assignment, withdrawn ones too. */
export function listNamings(db: Db, device: string): readonly NamingEntry[] {
  const sql = `SELECT row_id AS row, fields ->> '$.inspector[0]' AS inspector, seq FROM changes
    WHERE table_name = 'assignments' AND device = ? AND json_type(fields, '$.inspector[0]') = 'text'`;
  return prepare(db, sql).all(device) as NamingEntry[];
}
