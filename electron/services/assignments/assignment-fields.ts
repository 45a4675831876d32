import { isCalendarDate } from '#domain/calendar.ts';
import { greatestReasonLength } from '#domain/completion.ts';
import { parseText } from '#domain/facts/parse-by-type.ts';
import type { Cell } from '#sync/change.ts';
import { assertNoIssues } from '../record-issue.ts';
import type { RecordIssue, RecordIssueCode } from '../record-issue.ts';

/** What a person enters of an assignment; blank is the same as null. */
export type AssignmentInput = {
  readonly inspector: string;
  readonly certificate: string | null;
  /** ISO date. */
  readonly dueOn: string | null;
  readonly note: string | null;
};

export type AssignmentField = keyof AssignmentInput | 'assignedBy' | 'declined';

const longestName = 200;

type Rule = { readonly column: string; readonly longest: number; readonly isRequired?: true; readonly isDate?: true };

const rules: Readonly<Record<AssignmentField, Rule>> = {
  inspector: { column: 'inspector', longest: longestName, isRequired: true },
  certificate: { column: 'certificate', longest: longestName },
  dueOn: { column: 'due_on', longest: 10, isDate: true },
  note: { column: 'note', longest: greatestReasonLength },
  assignedBy: { column: 'assigned_by', longest: longestName },
  declined: { column: 'declined', longest: greatestReasonLength, isRequired: true },
};

/**
 * The named fields of an assignment as the log holds them.
 * @throws AppError RECORD_REJECTED with all `issues`.
 */
export function toAssignmentCells(
  given: Readonly<Partial<Record<AssignmentField, string | null | undefined>>>,
): Readonly<Record<string, Cell>> {
  const issues: RecordIssue[] = [];
  const cells: Record<string, Cell> = {};
  for (const field of Object.keys(rules) as AssignmentField[]) {
    const raw = given[field];
    if (raw === undefined) continue;
    const { column } = rules[field];
    const checked = check(rules[field], (raw ?? '').trim());
    if ('code' in checked) issues.push({ fact: `assignment.${column}`, code: checked.code });
    else cells[column] = checked.cell;
  }
  assertNoIssues(issues);
  return cells;
}

function check(rule: Rule, typed: string): { readonly cell: string | null } | { readonly code: RecordIssueCode } {
  if (typed === '') return rule.isRequired === true ? { code: 'MISSING' } : { cell: null };
  if (typed.length > rule.longest) return { code: rule.isDate === true ? 'IMPOSSIBLE_DATE' : 'TEXT_TOO_LONG' };
  if (rule.isDate === true) return checkDate(typed);
  const parsed = parseText(typed);
  return parsed.ok ? { cell: parsed.value } : { code: parsed.code };
}

function checkDate(typed: string): { readonly cell: string } | { readonly code: RecordIssueCode } {
  if (!isCalendarDate(typed)) return { code: 'IMPOSSIBLE_DATE' };
  return typed < '1900' || typed >= '2200' ? { code: 'OUT_OF_RANGE' } : { cell: typed };
}
