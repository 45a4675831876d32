import type { Db } from '#db/connection.ts';
import { findRowCells } from '#db/read-cells.ts';
import { isSameCell } from '#sync/canonical.ts';
import type { Cell } from '#sync/change.ts';
import type { ParsedDocument } from './parsed-record.ts';
import { createRowPlan, planCell } from './row-plan.ts';
import type { RowPlan } from './row-plan.ts';
import type { Reject } from './rejection.ts';

/** The documents that an import touches. */
export type DocumentRegistry = {
  readonly plans: ReadonlyMap<string, RowPlan>;
  /** Says whether that changes anything; undefined where a document was rejected. */
  readonly take: (request: DocumentRequest, reject: Reject) => boolean | undefined;
};

type DocumentRequest = {
  /** Place of the record in the file. */
  readonly record: number;
  readonly inspectionId: string;
  readonly documents: readonly ParsedDocument[];
};

/** Documents are known by id alone; what was issued or voided here is not changed by any file. */
export function createDocumentRegistry({ db }: { readonly db: Db }): DocumentRegistry {
  const plans = new Map<string, RowPlan>();
  return {
    plans,
    take: ({ record, inspectionId, documents }, reject) => {
      const seen = new Set<string>();
      const outcomes = documents.map((document, position) => {
        const path = `documents.${position}`;
        if (seen.has(document.id)) {
          reject(`${path}.id`, 'DUPLICATE', 'The record has this document twice');
          return undefined;
        }
        seen.add(document.id);
        const plan = plans.get(document.id) ?? createRowPlan(document.id, findRowCells(db, 'documents', document.id));
        const cells = { inspection_id: inspectionId, ...document.cells };
        if (!isAllowed(plan, { cells, record, path }, reject)) return undefined;
        plans.set(document.id, plan);
        return Object.entries(cells)
          .map(([field, cell]) => planCell(plan, field, { cell, record }))
          .includes(true);
      });
      return outcomes.includes(undefined) ? undefined : outcomes.includes(true);
    },
  };
}

type Claim = { readonly cells: Readonly<Record<string, Cell>>; readonly record: number; readonly path: string };

function isAllowed(plan: RowPlan, { cells, record, path }: Claim, reject: Reject): boolean {
  const differs = Object.entries(cells).filter(([field, cell]) => !isSameCell(plan.present[field] ?? null, cell));
  if (!plan.isNew && differs.some(([field]) => field === 'inspection_id')) {
    reject(`${path}.id`, 'DUPLICATE', 'This document belongs to another visit');
    return false;
  }
  if (differs.length > 0 && (plan.present['state'] ?? null) !== null) {
    reject(path, 'RECORD_LOCKED', 'The document was issued; it is not changed');
    return false;
  }
  const other = Object.entries(cells).find(([field, cell]) => {
    const named = plan.named.get(field);
    return named !== undefined && named.record !== record && !isSameCell(named.cell, cell);
  });
  if (other !== undefined) reject(path, 'DUPLICATE', `Another record of the file says otherwise about ${other[0]}`);
  return other === undefined;
}
