import { toPlainCell } from '#db/columns.ts';
import type { Db } from '#db/connection.ts';
import { findRowCells } from '#db/read-cells.ts';
import { toFindingId } from '#services/findings/finding-id.ts';
import { isSameCell } from '#sync/canonical.ts';
import type { Cell } from '#sync/change.ts';
import type { ParsedRecord } from './parsed-record.ts';
import { createRowPlan, planCell } from './row-plan.ts';
import type { RowPlan } from './row-plan.ts';
import type { Reject } from './rejection.ts';

type ReviewTable = 'comments' | 'findings' | 'assignments';

/** The comments, the findings' lives and the assignments that an import adds. */
export type ReviewRegistry = {
  readonly plans: Readonly<Record<ReviewTable, ReadonlyMap<string, RowPlan>>>;
  /** Says whether that changes anything; undefined where a row was rejected. */
  readonly take: (request: ReviewRequest, reject: Reject) => boolean | undefined;
};

type ReviewRequest = {
  readonly record: ParsedRecord;
  readonly enterpriseId: string;
  /** Undefined: the record is of an enterprise without a visit. */
  readonly inspectionId: string | undefined;
};

type Row = {
  readonly table: ReviewTable;
  readonly id: string;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly path: string;
};

/** A file adds what is not here yet. What somebody here has said or done is not changed by any file. */
export function createReviewRegistry({ db }: { readonly db: Db }): ReviewRegistry {
  const plans = {
    comments: new Map<string, RowPlan>(),
    findings: new Map<string, RowPlan>(),
    assignments: new Map<string, RowPlan>(),
  };
  return {
    plans,
    take: (request, reject) => {
      const outcomes = listRows(request)
        .map(toLoggedRow)
        .map((row) => {
          const known = plans[row.table].get(row.id);
          const plan = known ?? createRowPlan(row.id, findRowCells(db, row.table, row.id));
          if (!isSameAsKnown(plan, row)) {
            reject(row.path, plan.isNew ? 'DUPLICATE' : 'RECORD_LOCKED', 'This is here already and says otherwise');
            return undefined;
          }
          plans[row.table].set(row.id, plan);
          return Object.entries(row.cells)
            .map(([field, cell]) => planCell(plan, field, { cell, record: request.record.index }))
            .includes(true);
        });
      return outcomes.includes(undefined) ? undefined : outcomes.includes(true);
    },
  };
}

function listRows({ record, enterpriseId, inspectionId }: ReviewRequest): readonly Row[] {
  const assignments = record.assignments.map(({ id, cells, path }): Row => ({
    table: 'assignments',
    id,
    path,
    cells: { enterprise_id: enterpriseId, ...cells },
  }));
  return inspectionId === undefined ? assignments : [...assignments, ...listRowsOfVisit(record, inspectionId)];
}

function listRowsOfVisit(record: ParsedRecord, inspectionId: string): readonly Row[] {
  const visit = { inspection_id: inspectionId };
  return [
    ...record.comments.map(({ id, cells, path }): Row => ({
      table: 'comments',
      id,
      path,
      cells: { ...visit, ...cells },
    })),
    ...record.findings.map(({ rule, cells, path }): Row => ({
      table: 'findings',
      id: toFindingId(inspectionId, rule),
      path,
      cells: { ...visit, rule, ...cells },
    })),
  ];
}

/** In the form of the log, so that equal contents are equal cells. */
function toLoggedRow(row: Row): Row {
  const cells = Object.entries(row.cells).map(([field, cell]) => [field, toPlainCell(row.table, field, cell)] as const);
  return { ...row, cells: Object.fromEntries(cells) };
}

function isSameAsKnown(plan: RowPlan, { cells }: Row): boolean {
  const known = plan.isNew
    ? new Map([...plan.named].map(([field, { cell }]) => [field, cell]))
    : new Map(Object.entries(plan.present));
  if (known.size === 0) return true;
  return Object.entries(cells).every(([field, cell]) => isSameCell(known.get(field) ?? null, cell));
}
