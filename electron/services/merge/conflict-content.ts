import { findRecordField, frozenField } from '#db/columns.ts';
import { findFieldRule } from '#db/plain-fields.ts';
import type { Answer, FactValue, NoValueState } from '#domain/fact.ts';
import type { Cell, LogTable } from '#sync/change.ts';

type BareAnswer = { readonly value: FactValue } | { readonly state: NoValueState };

/** What a field holds, so that people can be shown it. Null, or false: not set. */
export type ConflictContent =
  /** `carriedFrom`: date of the earlier visit that it was taken over from and not confirmed since. */
  | { readonly kind: 'answer'; readonly answer: BareAnswer | null; readonly carriedFrom: string | null }
  | { readonly kind: 'text'; readonly text: string | null }
  /** One of a list of states or kinds. */
  | { readonly kind: 'choice'; readonly choice: string }
  | { readonly kind: 'flag'; readonly isSet: boolean }
  /** Several texts, or names. */
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Too long to be shown: a whole document, verdicts that were frozen. */
  | { readonly kind: 'document'; readonly characters: number };

export type ContentPlace = { readonly table: LogTable; readonly field: string };

export function toConflictContent({ table, field }: ContentPlace, cell: Cell): ConflictContent {
  if (table === 'records') {
    // Only what fits the fact is folded, and so in conflict.
    if (findRecordField(field)?.part === 'answer') return toAnswer(cell as Answer | null);
    return { kind: 'text', text: toText(cell) };
  }
  const rule = field === frozenField ? 'document' : findFieldRule(table, field);
  if (rule === 'flag') return { kind: 'flag', isSet: cell !== null };
  if (rule === 'document') return { kind: 'document', characters: cell === null ? 0 : JSON.stringify(cell).length };
  if (rule === 'inspectors' || rule === 'list') return { kind: 'list', items: toItems(cell) };
  if (typeof rule === 'object') return { kind: 'choice', choice: toText(cell) ?? rule[0] ?? '' };
  return { kind: 'text', text: toText(cell) };
}

function toAnswer(answer: Answer | null): ConflictContent {
  if (answer === null) return { kind: 'answer', answer, carriedFrom: null };
  const bare = 'state' in answer ? { state: answer.state } : { value: answer.value };
  return { kind: 'answer', answer: bare, carriedFrom: answer.carriedFrom ?? null };
}

function toText(cell: Cell): string | null {
  if (cell === null) return null;
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
}

function toItems(cell: Cell): readonly string[] {
  const items: readonly Cell[] = Array.isArray(cell) ? cell : [];
  return items.map((item) => (typeof item === 'string' ? item : toInspector(item)));
}

function toInspector(item: Cell): string {
  const { name, certificate } = Object(item) as { readonly name?: string; readonly certificate?: string };
  return [name, certificate].filter((part) => part !== undefined && part !== '').join(' ');
}
