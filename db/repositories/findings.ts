import { isCalendarDate } from '#domain/calendar.ts';
import type { FindingLife } from '#domain/finding-life.ts';
import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { iteratePages } from '../paging.ts';
import { toSurvivorSql } from './enterprise-aliases.ts';

/** A finding that somebody has acted on. */
export type FindingRow = { readonly id: string; readonly inspectionId: string; readonly rule: string } & FindingLife;

type Stored = Omit<FindingRow, 'evidence'> & { readonly evidence: string };

const columns = `f.id, f.inspection_id AS inspectionId, f.rule, f.state, f.reason, f.issued_document AS issuedDocument,
  f.due_on AS dueOn, f.fixed_by AS fixedBy, f.evidence, f.verified_by AS verifiedBy, f.accepted_until AS acceptedUntil,
  f.superseded_by AS supersededBy`;

/** By id; undefined where nobody has acted on it. */
export function findFinding(db: Db, id: string): FindingRow | undefined {
  const row = prepare(db, `SELECT ${columns} FROM findings f WHERE f.id = ? AND f.deleted = 0`).get(id) as
    | Stored
    | undefined;
  return row && toFinding(row);
}

/** Of one visit, by rule. */
export function listFindingsOfVisit(db: Db, inspectionId: string): readonly FindingRow[] {
  const sql = `SELECT ${columns} FROM findings f WHERE f.inspection_id = ? AND f.deleted = 0 ORDER BY f.rule, f.id`;
  return (prepare(db, sql).all(inspectionId) as Stored[]).map(toFinding);
}

/** A finding with the visit and the enterprise it belongs to. */
export type PlacedFinding = FindingRow & {
  readonly enterpriseId: string;
  readonly enterpriseName: string;
  readonly regionCode: string | null;
  /** Where the search looks. */
  readonly searchText: string;
  /** ISO date of the visit. */
  readonly date: string;
};

/** Every finding of the library by id, read in pages; those of void or deleted visits are left out. */
export function iterateFindings(db: Db): Generator<PlacedFinding> {
  const sql = `SELECT ${columns}, e.id AS enterpriseId, e.name AS enterpriseName, e.region_code AS regionCode,
      coalesce(s.text, lower(e.name)) AS searchText, i.date
    FROM findings f JOIN inspections i ON i.id = f.inspection_id
    JOIN enterprises e ON e.id = ${toSurvivorSql('i.enterprise_id')}
    LEFT JOIN enterprise_search s ON s.enterprise_id = e.id
    WHERE f.id > ? AND f.deleted = 0 AND i.deleted = 0 AND i.state <> 'void' AND e.deleted = 0
    ORDER BY f.id LIMIT 500`;
  const fetch = (after: string): PlacedFinding[] =>
    (prepare(db, sql).all(after) as (Stored & PlacedFinding)[]).map((row) => ({ ...row, ...toFinding(row) }));
  return iteratePages({ start: '', fetch, keyOf: ({ id }) => id });
}

/** What a file brought may hold anything: a text that is no date is none. */
function toFinding(row: Stored): FindingRow {
  return {
    ...row,
    dueOn: toDate(row.dueOn),
    acceptedUntil: toDate(row.acceptedUntil),
    evidence: JSON.parse(row.evidence) as readonly string[],
  };
}

function toDate(text: string | null): string | null {
  return text !== null && isCalendarDate(text) ? text : null;
}
