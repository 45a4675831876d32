import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import type { InspectionState, VerdictCounts } from '../rows.ts';
import { toNameKey } from '../search-text.ts';
import { toGroupSql, toSurvivorSql, toUnmergedSql } from './enterprise-aliases.ts';
import type { ListEntry, ListLine } from './list-entry.ts';
import { verdictCountColumns } from './verdict-counts.ts';

type StoredCounts = { readonly [K in keyof VerdictCounts]: VerdictCounts[K] | null };
/** A line as it is read from the tables. */
export type StoredLine = Omit<ListLine, 'counts'> & {
  readonly text: string | null;
  readonly state: InspectionState | null;
} & StoredCounts;

const columnsSql = `e.id AS enterpriseId, e.name, e.credit_code AS creditCode, e.region_code AS regionCode,
    s.text, i.id AS inspectionId, i.date, i.state, r.employees_total AS employees,
    (SELECT count(*) FROM comments k WHERE k.inspection_id = i.id AND k.reply_to IS NULL AND k.done = 0 AND k.deleted = 0)
      AS openComments,
    ${verdictCountColumns}`;
/** What the list shows: neither deleted nor merged into another. */
const listedSql = `e.deleted = 0 AND ${toUnmergedSql('e.id')}`;
const latestVisitSql = `LEFT JOIN inspections i ON i.id = (
    SELECT v.id FROM inspections v WHERE v.enterprise_id IN ${toGroupSql('e.id')} AND v.deleted = 0 AND v.state <> 'void'
    ORDER BY v.date DESC, v.id DESC LIMIT 1)
  LEFT JOIN union_records r ON r.inspection_id = i.id
  LEFT JOIN verdict_counts c ON c.inspection_id = i.id`;
const selectSql = `SELECT ${columnsSql} FROM enterprises e
  LEFT JOIN enterprise_search s ON s.enterprise_id = e.id ${latestVisitSql}`;

// CROSS JOIN keeps SQLite from sorting all enterprises first: the index gives them in the order of names.
const aheadSql = `SELECT ${columnsSql} FROM enterprise_search s CROSS JOIN enterprises e ON e.id = s.enterprise_id
  ${latestVisitSql}
  WHERE (s.name_key, s.enterprise_id) > (?, ?) AND ${listedSql} ORDER BY s.name_key, s.enterprise_id LIMIT ?`;

/** How many enterprises the list has. */
export function countLines(db: Db): number {
  return Number(prepare(db, `SELECT count(*) FROM enterprises e WHERE ${listedSql}`).pluck().get());
}

/** Undefined for one that is deleted, merged into another, or not there. */
export function findLine(db: Db, enterpriseId: string): StoredLine | undefined {
  return prepare(db, `${selectSql} WHERE e.id = ? AND ${listedSql}`).get(enterpriseId) as StoredLine | undefined;
}

/** Those whose latest visit was returned. */
export function listReturnedLines(db: Db): readonly StoredLine[] {
  const sql = `SELECT DISTINCT ${toSurvivorSql('i.enterprise_id')} FROM inspections i
    WHERE i.state = 'returned' AND i.deleted = 0`;
  const ids = prepare(db, sql).pluck().all() as string[];
  return ids.flatMap((id) => findLine(db, id) ?? []).filter(({ state }) => state === 'returned');
}

export function listAllLines(db: Db): readonly StoredLine[] {
  return prepare(db, `${selectSql} WHERE ${listedSql}`).all() as StoredLine[];
}

export type LinesAfter = { readonly nameKey: string; readonly id: string; readonly most: number };

/** The next lines in the order of names; one without a search text is not among them. */
export function listLinesAfter(db: Db, { nameKey, id, most }: LinesAfter): readonly StoredLine[] {
  return prepare(db, aheadSql).all(nameKey, id, most) as StoredLine[];
}

/** `number`: its place in the order in which lines were read. */
export function toEntry(stored: StoredLine, number: number): ListEntry {
  const { enterpriseId, name, creditCode, regionCode, employees, inspectionId, date, state, openComments } = stored;
  const text = stored.text ?? name.toLowerCase();
  return {
    row: {
      enterpriseId,
      name,
      creditCode,
      regionCode,
      employees,
      inspectionId,
      date,
      state,
      openComments,
      counts: toCounts(stored),
    },
    text,
    nameKey: toNameKey(text),
    number,
  };
}

function toCounts(stored: StoredCounts): VerdictCounts | null {
  const { pass, gap, unknown, notApplicable, error, gapCritical, gapMajor, gapMinor, gapAdvisory } = stored;
  const { contradictions, packHash } = stored;
  if (pass === null || gap === null || unknown === null || notApplicable === null || error === null) return null;
  if (gapCritical === null || gapMajor === null || gapMinor === null || gapAdvisory === null) return null;
  if (contradictions === null || packHash === null) return null;
  const gaps = { gapCritical, gapMajor, gapMinor, gapAdvisory };
  return { pass, gap, unknown, notApplicable, error, ...gaps, contradictions, packHash };
}
