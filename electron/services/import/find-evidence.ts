import { toPlainCell } from '#db/columns.ts';
import type { Db } from '#db/connection.ts';
import { findRowCells } from '#db/read-cells.ts';
import { findInspectionById } from '#db/repositories/inspections.ts';
import { editableStates } from '#domain/visit-states.ts';
import { isSameCell } from '#sync/canonical.ts';
import type { Cells, ParsedEvidence } from './parsed-record.ts';
import { createRowPlan, planCell } from './row-plan.ts';
import type { RowPlan } from './row-plan.ts';
import type { Reject } from './rejection.ts';

/** The evidence that an import touches. */
export type EvidenceRegistry = {
  readonly plans: ReadonlyMap<string, RowPlan>;
  /** Says whether that changes anything; undefined where a piece was rejected. */
  readonly take: (request: EvidenceRequest, reject: Reject) => boolean | undefined;
};

type EvidenceRequest = {
  /** Place of the record in the file. */
  readonly record: number;
  readonly inspectionId: string;
  readonly evidence: readonly ParsedEvidence[];
};

/** Evidence is known by id alone. What it is never changes; what it proves does, while the visit is worked on. */
export function createEvidenceRegistry({ db }: { readonly db: Db }): EvidenceRegistry {
  const plans = new Map<string, RowPlan>();
  return {
    plans,
    take: ({ record, inspectionId, evidence }, reject) => {
      const stored = evidence.length === 0 ? undefined : findInspectionById(db, inspectionId);
      const isLocked = stored !== undefined && !editableStates.includes(stored.state);
      const outcomes = evidence.map(({ id, cells, path }) => {
        const plan = plans.get(id) ?? createRowPlan(id, findRowCells(db, 'evidence', id));
        const given = toLogged({ inspection_id: inspectionId, ...cells });
        if (!isAllowed({ plan, given, isLocked, record }, path, reject)) return undefined;
        plans.set(id, plan);
        return Object.entries(given)
          .map(([field, cell]) => planCell(plan, field, { cell, record }))
          .includes(true);
      });
      return outcomes.includes(undefined) ? undefined : outcomes.includes(true);
    },
  };
}

/** In the form of the log, so that equal contents are equal cells. */
function toLogged(cells: Cells): Cells {
  const entries = Object.entries(cells);
  return Object.fromEntries(entries.map(([field, cell]) => [field, toPlainCell('evidence', field, cell)] as const));
}

type Claim = {
  readonly plan: RowPlan;
  readonly given: Cells;
  readonly isLocked: boolean;
  readonly record: number;
};

function isAllowed({ plan, given, isLocked, record }: Claim, path: string, reject: Reject): boolean {
  const differs = (field: string): boolean =>
    field in given && !isSameCell(plan.present[field] ?? null, given[field] ?? null);
  const isOther = !plan.isNew && ['inspection_id', 'sha256'].some(differs);
  const says = Object.entries(given).find(([field, cell]) => {
    const named = plan.named.get(field);
    return named !== undefined && named.record !== record && !isSameCell(named.cell, cell);
  });
  if (isOther) reject(`${path}.id`, 'DUPLICATE', 'This id belongs to another piece of evidence');
  else if (says !== undefined) reject(path, 'DUPLICATE', `Another record of the file says otherwise about ${says[0]}`);
  else if (isLocked && Object.keys(given).some(differs))
    reject(path, 'RECORD_LOCKED', 'The visit is no draft any more');
  else return true;
  return false;
}
