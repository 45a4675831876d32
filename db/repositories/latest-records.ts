import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { iteratePages } from '../paging.ts';
import type { AnswerMark, EnterpriseRow, InspectionRow, StoredValues } from '../rows.ts';
import { toGroupSql, toUnmergedSql } from './enterprise-aliases.ts';
import { answerMarksSql, factColumnsSql } from './records.ts';

/** What statistics and re-evaluation need of an enterprise's latest visit. */
export type LatestRecord = {
  readonly enterprise: Pick<EnterpriseRow, 'id' | 'name' | 'regionCode'>;
  readonly inspection: Pick<InspectionRow, 'id' | 'date'>;
  /** All null where nothing was asked yet. */
  readonly values: StoredValues;
  readonly marks: readonly AnswerMark[];
};

export const sizeClasses = ['1-24', '25-99', '100-199', '200-299', '300+'] as const;
export type SizeClass = (typeof sizeClasses)[number];

export type RecordFilter = {
  /** GB/T 2260 code or its beginning. */
  readonly region?: string;
  /** GB/T 4754 code or its beginning. */
  readonly industry?: string;
  /** Option id of the fact `ownership`, as confirmed at the visit. */
  readonly ownership?: string;
  /** By the fact `employees_total`; an enterprise where it is not known is in none. */
  readonly sizeClass?: SizeClass;
  /** First and last day of the visits looked at; the latest of these counts. */
  readonly from?: string;
  readonly to?: string;
};

const bounds: Readonly<Record<SizeClass, readonly [least: number, greatest: number]>> = {
  '1-24': [1, 24],
  '25-99': [25, 99],
  '100-199': [100, 199],
  '200-299': [200, 299],
  '300+': [300, Number.MAX_SAFE_INTEGER],
};

/**
 * The latest visit of every enterprise that fits (those merged into it are the same one), by enterprise id, read in pages: writing in between is allowed. Void
 * and deleted visits are left out, and enterprises without a visit.
 */
export function* iterateLatestRecords(db: Db, filter: RecordFilter = {}): Generator<LatestRecord> {
  const { conditions, values } = toConditions(filter);
  const readPage = prepare(db, toPageSql(conditions)).raw(true);
  const readMarks = prepare(db, answerMarksSql);
  const fetch = (after: string): Line[] =>
    readPage.all(filter.from ?? '', filter.to ?? '9999-12-31', after, ...values) as Line[];
  for (const line of iteratePages({ start: '', fetch, keyOf: ([enterpriseId]) => enterpriseId })) {
    const [enterpriseId, name, regionCode, inspectionId, date] = line;
    yield {
      enterprise: { id: enterpriseId, name, regionCode },
      inspection: { id: inspectionId, date },
      values: line.slice(leadingColumns),
      marks: readMarks.all(inspectionId, inspectionId) as AnswerMark[],
    };
  }
}

const leadingColumns = 5;

type Line = readonly [
  enterpriseId: string,
  name: string,
  regionCode: string | null,
  inspectionId: string,
  date: string,
  ...values: StoredValues,
];

function toPageSql(conditions: readonly string[]): string {
  return `SELECT e.id, e.name, e.region_code, i.id, i.date, ${factColumnsSql}
    FROM enterprises e
    JOIN inspections i ON i.id = (
      SELECT v.id FROM inspections v
      WHERE v.enterprise_id IN ${toGroupSql('e.id')} AND v.date BETWEEN ? AND ? AND v.deleted = 0 AND v.state <> 'void'
      ORDER BY v.date DESC, v.id DESC LIMIT 1)
    LEFT JOIN union_records r ON r.inspection_id = i.id
    WHERE e.id > ? AND e.deleted = 0 AND ${toUnmergedSql('e.id')} ${conditions.map((condition) => `AND ${condition}`).join(' ')}
    ORDER BY e.id LIMIT 200`;
}

type Conditions = { readonly conditions: readonly string[]; readonly values: readonly (string | number)[] };

function toConditions(filter: RecordFilter): Conditions {
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  const add = (condition: string, ...given: readonly (string | number)[]): void => {
    conditions.push(condition);
    values.push(...given);
  };
  if (filter.region !== undefined) add('substr(e.region_code, 1, ?) = ?', filter.region.length, filter.region);
  if (filter.industry !== undefined) add('substr(e.industry_code, 1, ?) = ?', filter.industry.length, filter.industry);
  if (filter.ownership !== undefined) add(`r.ownership = ? AND ${isConfirmed('ownership')}`, filter.ownership);
  if (filter.sizeClass !== undefined) {
    const condition = `r.employees_total BETWEEN ? AND ? AND ${isConfirmed('employees_total')}`;
    add(condition, ...bounds[filter.sizeClass]);
  }
  return { conditions, values };
}

/** What was carried over from an earlier visit is not known until it is confirmed, nor what devices disagree on. */
function isConfirmed(fact: 'ownership' | 'employees_total'): string {
  return `NOT EXISTS (SELECT 1 FROM answer_marks m
    WHERE m.inspection_id = r.inspection_id AND m.fact = '${fact}' AND m.carried_from IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM conflicts c
    WHERE c.table_name = 'records' AND c.row_id = r.inspection_id AND c.field = '${fact}')`;
}
