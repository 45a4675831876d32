import type { Db } from '#db/connection.ts';
import { withStorageErrors } from '#db/errors.ts';
import { assertInPlace } from '#db/in-place.ts';
import { listChangesOfRow } from '#db/repositories/changes.ts';
import { listDeviceNames } from '#db/repositories/devices.ts';
import { findLibraryFact } from '#db/repositories/library-facts.ts';
import { AppError } from '#domain/error.ts';
import type { Cell, Change, ChangeKind, Edit, LogTable } from '#sync/change.ts';
import { append } from './journal/append.ts';
import type { Authorship } from './journal/append.ts';
import { assertNoGradualWrite } from './journal/under-way.ts';
import { forgetJournalState, getJournalState } from './journal/state.ts';
import { toKnownChanges } from './journal/stored-change.ts';
import { findRedo, findUndo, getReplacedCell } from './journal/undo-steps.ts';
import type { Step } from './journal/undo-steps.ts';
import type { Library } from './library.ts';

export type WriteOptions = {
  /** 'import' for what a file or a prefill brought: undo steps over it. Absent: 'edit'. */
  readonly kind?: 'edit' | 'import';
  /** Absent: the library's inspector name. */
  readonly author?: string;
  /** Runs in the same transaction after the tables are written (verdict counts). A throw rolls everything back. */
  readonly also?: (db: Db) => void;
};

/** An edit of a batch may be of a kind of its own. */
type WrittenEdit = Edit & Pick<WriteOptions, 'kind'>;

/**
 * Writes the edits durably in one transaction: on disk when it returns. Fields equal to the present value are dropped;
 * an edit with nothing left makes no entry. Defaults (state draft, kind first, no inspectors, not deleted) are the cell
 * null. A new row needs: enterprises `name`; inspections `enterprise_id` and `date`; records their inspection.
 * @returns the entries made. @throws AppError INVALID_REQUEST, STORAGE_*; nothing is written then.
 */
export function write(library: Library, edits: readonly WrittenEdit[], options: WriteOptions = {}): readonly Change[] {
  const authorship = { kind: options.kind ?? 'edit', author: options.author ?? getAuthor(library) } as const;
  return inTransaction(library, () => {
    const state = getJournalState(library.db, library.device.id);
    const changes = edits.flatMap((edit) => append(library, state, { ...authorship, ...edit }) ?? []);
    options.also?.(library.db);
    return changes;
  });
}

/**
 * As `write` for whole files: the edits are taken one by one, so that they need not be in memory at once; one
 * transaction for all, kind 'import' unless named otherwise.
 */
export function writeMany(
  library: Library,
  edits: Iterable<Edit>,
  options: WriteOptions = {},
): { readonly entries: number } {
  const authorship = { kind: options.kind ?? 'import', author: options.author ?? getAuthor(library) } as const;
  return inTransaction(library, () => {
    const state = getJournalState(library.db, library.device.id);
    let entries = 0;
    for (const edit of edits) {
      if (append(library, state, { ...edit, ...authorship }) !== undefined) entries += 1;
    }
    options.also?.(library.db);
    return { entries };
  });
}

export type UndoState = { readonly canUndo: boolean; readonly canRedo: boolean };
export type UndoOutcome = {
  readonly changes: readonly Change[];
  /** Facts whose answer or note came back. */
  readonly facts: readonly string[];
};
export type UndoOptions = Pick<WriteOptions, 'also'>;

/**
 * Takes back this device's last edit of the visit (its answers and notes, date, kind, inspectors), and of it only what
 * still stands as that edit left it. States, deletion, creation and imports are not undone.
 * @throws AppError UNDO_NOTHING, STORAGE_*.
 */
export function undo(library: Library, inspectionId: string, options: UndoOptions = {}): UndoOutcome {
  return inTransaction(library, () => {
    const state = getJournalState(library.db, library.device.id);
    return applyStep(library, { step: findUndo(library, state, inspectionId), kind: 'undo' }, options);
  });
}

/** Sets again what the last undo took back. A new edit ends that. @throws AppError UNDO_NOTHING, STORAGE_*. */
export function redo(library: Library, inspectionId: string, options: UndoOptions = {}): UndoOutcome {
  return inTransaction(library, () => {
    const state = getJournalState(library.db, library.device.id);
    return applyStep(library, { step: findRedo(library, state, inspectionId), kind: 'redo' }, options);
  });
}

export function undoState(library: Library, inspectionId: string): UndoState {
  const state = getJournalState(library.db, library.device.id);
  return {
    canUndo: findUndo(library, state, inspectionId) !== undefined,
    canRedo: findRedo(library, state, inspectionId) !== undefined,
  };
}

export type HistoryStep = {
  /** ISO 8601 UTC, as that device's clock said. */
  readonly at: string;
  readonly author: string;
  readonly deviceId: string;
  readonly deviceName: string;
  readonly kind: ChangeKind;
  readonly from: Cell;
  readonly to: Cell;
};

/** Every entry that set the field, oldest first. */
export function history(
  library: Library,
  place: { readonly table: LogTable; readonly row: string; readonly field: string },
): readonly HistoryStep[] {
  const names = listDeviceNames(library.db);
  const entries = toKnownChanges(listChangesOfRow(library.db, place.table, place.row)).sort(compareEntries);
  return entries.flatMap((entry) => {
    const change = entry.fields[place.field];
    if (change === undefined) return [];
    const [to, ...replaced] = change;
    return {
      at: entry.wall,
      author: entry.author,
      deviceId: entry.device,
      deviceName: names.get(entry.device) ?? entry.device,
      kind: entry.kind,
      from: getReplacedCell(library.db, place.field, replaced),
      to,
    };
  });
}

type PlannedStep = { readonly step: Step | undefined; readonly kind: 'undo' | 'redo' };

function applyStep(library: Library, { step, kind }: PlannedStep, options: UndoOptions): UndoOutcome {
  if (step === undefined) throw new AppError('UNDO_NOTHING', `There is nothing to ${kind}`);
  const authorship: Authorship = { kind, author: getAuthor(library), target: step.target };
  const state = getJournalState(library.db, library.device.id);
  const change = append(library, state, { ...step.edit, ...authorship });
  options.also?.(library.db);
  const fields = step.edit.table === 'records' ? Object.keys(step.edit.set) : [];
  return {
    changes: change === undefined ? [] : [change],
    facts: [...new Set(fields.map((field) => field.replace(/\.note$/, '')))],
  };
}

function inTransaction<T>(library: Library, work: () => T): T {
  if (library.access !== 'write')
    throw new AppError('STORAGE_READ_ONLY', 'The library is open for reading', { file: library.file });
  assertNoGradualWrite(library.db);
  assertInPlace(library.db);
  return withStorageErrors(() => {
    try {
      return library.db.transaction(work).immediate();
    } catch (cause) {
      forgetJournalState(library.db);
      throw cause;
    }
  });
}

function getAuthor(library: Library): string {
  return findLibraryFact(library.db, 'inspector_name') ?? '';
}

function compareEntries(a: Change, b: Change): number {
  return a.lamport - b.lamport || (a.device < b.device ? -1 : 1);
}
