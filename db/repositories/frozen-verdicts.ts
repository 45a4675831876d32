import type { Cell } from '#domain/cell.ts';
import { parseFrozenVerdicts } from '#domain/frozen-verdicts.ts';
import type { FrozenVerdicts } from '#domain/frozen-verdicts.ts';
import type { Severity, VerdictKind } from '#domain/verdict.ts';
import { editableStates } from '#domain/visit-states.ts';
import { AppError } from '#domain/error.ts';
import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { iteratePages } from '../paging.ts';

/** Per rule what came out and how grave it would be: enough for lists and sums. */
export type FrozenOutcomes = Readonly<Record<string, readonly [verdict: VerdictKind, severity: Severity]>>;

/** Sets or, for null, removes the frozen verdicts of a visit. `cell` is in the form that is logged. */
export function putFrozenVerdicts(db: Db, inspectionId: string, cell: Cell): void {
  if (cell === null) {
    prepare(db, 'DELETE FROM frozen_verdicts WHERE inspection_id = ?').run(inspectionId);
    return;
  }
  const outcomes = JSON.stringify(toOutcomes(parse(inspectionId, cell)));
  const sql = 'INSERT OR REPLACE INTO frozen_verdicts (inspection_id, outcomes, document) VALUES (?, ?, ?)';
  prepare(db, sql).run(inspectionId, outcomes, JSON.stringify(cell));
}

/**
 * The frozen verdicts that hold; undefined for a visit that is being worked on, or was completed elsewhere without any.
 * @throws AppError FILE_DAMAGED where the document has not its form.
 */
export function findFrozenVerdicts(db: Db, inspectionId: string): FrozenVerdicts | undefined {
  const document = prepare(db, toHoldingSql('document')).pluck().get(inspectionId);
  return typeof document === 'string' ? parse(inspectionId, JSON.parse(document) as Cell) : undefined;
}

/** The document as a cell of the log, whether it holds or not; null where there is none. */
export function findFrozenCell(db: Db, inspectionId: string): Cell {
  const sql = 'SELECT document FROM frozen_verdicts WHERE inspection_id = ?';
  const document = prepare(db, sql).pluck().get(inspectionId);
  return typeof document === 'string' ? (JSON.parse(document) as Cell) : null;
}

/** As `findFrozenVerdicts`, the outcomes alone: the document is not read. */
export function findFrozenOutcomes(db: Db, inspectionId: string): FrozenOutcomes | undefined {
  const outcomes = prepare(db, toHoldingSql('outcomes')).pluck().get(inspectionId);
  return typeof outcomes === 'string' ? (JSON.parse(outcomes) as FrozenOutcomes) : undefined;
}

/** While a visit is worked on, what was frozen before does not hold. */
function toHoldingSql(column: 'document' | 'outcomes'): string {
  const states = editableStates.map((state) => `'${state}'`).join(', ');
  return `SELECT f.${column} FROM frozen_verdicts f JOIN inspections i ON i.id = f.inspection_id
    WHERE f.inspection_id = ? AND i.state NOT IN (${states})`;
}

/** Visits whose outcomes are not those of their document, or whose document has not its form; read one by one. */
export function* iterateWrongOutcomes(db: Db): Generator<string> {
  const sql = 'SELECT inspection_id FROM frozen_verdicts WHERE inspection_id > ? ORDER BY inspection_id LIMIT 500';
  const fetch = (after: string): string[] => prepare(db, sql).pluck().all(after) as string[];
  const readOutcomes = prepare(db, 'SELECT outcomes FROM frozen_verdicts WHERE inspection_id = ?').pluck();
  for (const id of iteratePages({ start: '', fetch, keyOf: (key) => key })) {
    const frozen = parseFrozenVerdicts(findFrozenCell(db, id));
    if (frozen === undefined || JSON.stringify(toOutcomes(frozen)) !== readOutcomes.get(id)) yield id;
  }
}

function toOutcomes({ verdicts }: FrozenVerdicts): FrozenOutcomes {
  return Object.fromEntries(verdicts.map(({ rule, verdict, severity }) => [rule, [verdict, severity]]));
}

function parse(inspectionId: string, cell: Cell): FrozenVerdicts {
  const frozen = parseFrozenVerdicts(cell);
  if (frozen === undefined) throw new AppError('FILE_DAMAGED', 'Frozen verdicts have not their form', { inspectionId });
  return frozen;
}
