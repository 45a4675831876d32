import { isSameCell } from '#sync/canonical.ts';
import type { Cell } from '#sync/change.ts';
import type { Cells } from './parsed-record.ts';

/** What an import is about to do to one row. */
export type RowPlan = {
  readonly id: string;
  readonly isNew: boolean;
  /** As the library has it; a field that is not there is null. */
  readonly present: Cells;
  /** Fields that differ from the present, and the record of the file that sets them. */
  readonly changes: Map<string, { readonly cell: Cell; readonly record: number }>;
  /** Fields that the file names, changed or not, by the record that names them first. */
  readonly named: Map<string, { readonly cell: Cell; readonly record: number }>;
};

export function createRowPlan(id: string, present: Cells | undefined): RowPlan {
  return { id, isNew: present === undefined, present: present ?? {}, changes: new Map(), named: new Map() };
}

/** The value a field will have: what the file says, else what the library has. */
export function cellOf(plan: RowPlan, field: string): Cell {
  const named = plan.named.get(field);
  return named === undefined ? (plan.present[field] ?? null) : named.cell;
}

/** Sets a field for a record of the file and says whether that changes anything. */
export function planCell(
  plan: RowPlan,
  field: string,
  { cell, record }: { readonly cell: Cell; readonly record: number },
): boolean {
  const present = plan.present[field] ?? null;
  const named = plan.named.get(field);
  const differs = !isEqual(present, cell);
  const isChange = named === undefined ? differs : !isEqual(named.cell, cell);
  plan.named.set(field, { cell, record });
  if (differs) plan.changes.set(field, { cell, record });
  else plan.changes.delete(field);
  return isChange;
}

/** Nearly all answers of a file that is imported again are written alike: no need for their canonical text then. */
function isEqual(left: Cell, right: Cell): boolean {
  return isWrittenAlike(left, right) || isSameCell(left, right);
}

function isWrittenAlike(left: Cell, right: Cell): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  const others = Object.entries(right);
  const entries = Object.entries(left);
  if (entries.length !== others.length || Array.isArray(left) !== Array.isArray(right)) return false;
  return entries.every(([key, cell], index) => key === others[index]?.[0] && isWrittenAlike(cell, others[index][1]));
}
