import { toChangeId } from './change.ts';
import type { Change, ChangeId, LogTable } from './change.ts';

/** This device's edits of one visit that can be taken back, and those taken back, each the latest last. */
export type UndoStacks = { readonly done: readonly ChangeId[]; readonly undone: readonly ChangeId[] };

export const emptyStacks: UndoStacks = { done: [], undone: [] };

type Step = Pick<Change, 'device' | 'seq' | 'kind' | 'target' | 'table' | 'fields'>;

const undoableInspectionFields = new Set(['date', 'kind', 'inspectors']);

/** The stacks after one more entry of this device on the visit, in the order of its sequence. */
export function pushStep(stacks: UndoStacks, step: Step): UndoStacks {
  const { target } = step;
  if (endsWork(step)) return emptyStacks;
  switch (step.kind) {
    case 'undo':
      return target === undefined ? stacks : { done: without(stacks.done, target), undone: add(stacks.undone, target) };
    case 'redo':
      return target === undefined ? stacks : { done: add(stacks.done, target), undone: without(stacks.undone, target) };
    case 'edit':
      return isUndoable(step) ? { done: add(stacks.done, toChangeId(step)), undone: [] } : stacks;
    case 'import':
      return stacks;
  }
}

/** Completing, reopening or voiding a visit: nobody steps back over it. */
function endsWork(step: Step): boolean {
  return step.table === ('inspections' satisfies LogTable) && 'state' in step.fields;
}

/** Answers always; of the visit itself what was set before. Its creation, its state and its deletion have ways of their own. */
function isUndoable(step: Step): boolean {
  if (step.table === ('records' satisfies LogTable)) return true;
  return Object.entries(step.fields).every(([field, [, ...replaced]]) => {
    return undoableInspectionFields.has(field) && (replaced.length > 0 || field !== 'date');
  });
}

/** How far back undo reaches; more would make every answer of a long visit dearer than the one before. */
const mostSteps = 500;

function add(ids: readonly ChangeId[], id: ChangeId): readonly ChangeId[] {
  return [...(ids.length < mostSteps ? ids : ids.slice(1 - mostSteps)), id];
}

function without(ids: readonly ChangeId[], gone: ChangeId): readonly ChangeId[] {
  return ids.filter((id) => id !== gone);
}
