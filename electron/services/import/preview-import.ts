import { factHeads, findColumn, identityHeads, toHeadKey } from './csv-heads.ts';
import type { Column } from './csv-heads.ts';
import { toTableRecords } from './csv-records.ts';
import type { TableRecords } from './csv-records.ts';
import type { ImportSource } from './import-file.ts';
import { mostShownRejections } from './import-views.ts';
import type { HeadTarget, HeadView, ImportPreview } from './import-views.ts';
import type { ImportPlan } from './plan-import.ts';
import type { HeadChoices, HeadReading } from './table-heads.ts';

/** The records of a file under what the user says its unknown heads mean. */
export function toSourceRecords(source: ImportSource, choices: HeadChoices): TableRecords {
  return source.kind === 'table' ? toTableRecords(source.table, choices) : source;
}

/** What a plan would do, for the window. */
export function toPreview(plan: ImportPlan, records: TableRecords, contradictions: number): ImportPreview {
  return {
    read: plan.read,
    ...plan.counts,
    rejectedRecords: new Set(plan.rejected.map(({ record }) => record)).size,
    reasons: plan.rejected.length,
    rejections: plan.rejected.slice(0, mostShownRejections),
    contradictions,
    heads: (records.heads ?? []).map(toHeadView),
  };
}

/** Everything that a column may mean, in the order of a template; notes last. */
export function listHeadTargets(): readonly HeadTarget[] {
  const heads = [...identityHeads, ...factHeads].map(({ id, label, column }) => ({ id, label, column }));
  const isNote = ({ column }: { readonly column: Column }): boolean => column.kind === 'note';
  return [...heads.filter((head) => !isNote(head)), ...heads.filter(isNote)].map(({ id, label }) => ({ id, label }));
}

const idsByColumn: ReadonlyMap<string, string> = new Map(
  [...identityHeads, ...factHeads].map(({ id }) => [JSON.stringify(findColumn(id)), id]),
);

function toHeadView({ name, state, column }: HeadReading): HeadView {
  const target = column === undefined ? undefined : idsByColumn.get(JSON.stringify(column));
  return { name, key: toHeadKey(name), state, target: target ?? null };
}
