import { findRecordField } from '#db/columns.ts';
import { getInspection } from '#db/repositories/inspections.ts';
import { inspectionKinds } from '#db/rows.ts';
import type { Inspector } from '#db/rows.ts';
import { isCalendarDate } from '#domain/calendar.ts';
import { greatestReasonLength } from '#domain/completion.ts';
import { AppError } from '#domain/error.ts';
import type { Answer } from '#domain/fact.ts';
import { parseText } from '#domain/facts/parse-by-type.ts';
import { parseInterchangeAnswer, toInterchangeAnswer } from '#domain/facts/parse-value.ts';
import type { OtherEntry } from '#domain/other-entry.ts';
import { greatestCommentLength } from '#domain/review.ts';
import { toEnterpriseCell } from '#services/enterprise-input.ts';
import type { Library } from '#services/library.ts';
import { assertNoIssues } from '#services/record-issue.ts';
import type { RecordIssueCode } from '#services/record-issue.ts';
import { listDateIssues, toInspectorsCell, toKindCell } from '#services/visits.ts';
import type { Cell, LogTable } from '#sync/change.ts';
import type { FieldPlace } from './list-conflict-lines.ts';

/** Something else that somebody entered; null clears. A date is ISO, a region or industry its code. */
export type OtherContent =
  | { readonly answer: Answer | null }
  | { readonly text: string | null }
  | { readonly inspectors: readonly Inspector[] };

const entries: Readonly<Partial<Record<LogTable, Readonly<Record<string, OtherEntry>>>>> = {
  enterprises: {
    name: 'text',
    credit_code: 'creditCode',
    region_code: 'region',
    industry_code: 'industry',
    address: 'text',
    contact_name: 'text',
    contact_phone: 'text',
  },
  inspections: { date: 'date', kind: 'kind', inspectors: 'inspectors' },
  evidence: { name: 'text', caption: 'text' },
  comments: { text: 'text' },
  findings: { reason: 'text', due_on: 'date', accepted_until: 'date' },
  assignments: { inspector: 'text', certificate: 'text', due_on: 'date', note: 'text', declined: 'text' },
};

export function findOtherEntry({ table, field }: Pick<FieldPlace, 'table' | 'field'>): OtherEntry {
  if (table === 'records') return findRecordField(field)?.part === 'answer' ? 'answer' : 'text';
  const known = entries[table] ?? {};
  return Object.hasOwn(known, field) ? (known[field] ?? 'none') : 'none';
}

/**
 * The cell for another content, which passes the same checks as where it is usually entered.
 * @throws AppError INVALID_REQUEST (a field that takes no such entry), RECORD_REJECTED with `issues`, NOT_FOUND.
 */
export function toOtherCell(library: Library, place: FieldPlace, content: OtherContent): Cell {
  const { table, field } = place;
  const entry = findOtherEntry(place);
  const wanted = entry === 'answer' || entry === 'inspectors' ? entry : 'text';
  if (entry === 'none' || !(wanted in content))
    throw new AppError('INVALID_REQUEST', 'This field takes no such entry', { table, field });
  if ('answer' in content) return toAnswerCell(field, content.answer);
  if ('inspectors' in content) return toInspectorsCell(content.inspectors);
  return toTextCell(library, place, (content.text ?? '').trim());
}

function toTextCell(library: Library, place: FieldPlace, text: string): Cell {
  const { table, row, field } = place;
  if (table === 'enterprises') return toEnterpriseCell(library, { enterpriseId: row, field, text });
  if (table === 'inspections') return field === 'kind' ? toKind(place, text) : toVisitDate(library, row, text);
  if (findOtherEntry(place) === 'date') return toDate(place, text);
  const limit = limits[`${table}.${field}`];
  if (text === '' && limit?.isRequired === true) refuse(place, 'MISSING');
  if (text.length > (limit?.length ?? text.length)) refuse(place, 'TEXT_TOO_LONG');
  const parsed = parseText(text);
  if (!parsed.ok) refuse(place, parsed.code);
  return parsed.ok && parsed.value !== '' ? parsed.value : null;
}

type Limit = { readonly length?: number; readonly isRequired?: true };

const limits: Readonly<Record<string, Limit>> = {
  'evidence.name': { isRequired: true },
  'comments.text': { length: greatestCommentLength, isRequired: true },
  'findings.reason': { length: greatestReasonLength, isRequired: true },
  'assignments.inspector': { isRequired: true },
  'assignments.note': { length: greatestReasonLength },
  'assignments.declined': { length: greatestReasonLength },
};

function toKind(place: FieldPlace, text: string): Cell {
  const kind = inspectionKinds.find((one) => one === text);
  return kind === undefined ? refuse(place, 'NOT_IN_LIST') : toKindCell(kind);
}

function toVisitDate(library: Library, id: string, date: string): Cell {
  const { enterpriseId } = getInspection(library.db, id);
  assertNoIssues(listDateIssues(library, { enterpriseId, id, date }));
  return date;
}

function toDate(place: FieldPlace, text: string): Cell {
  return isCalendarDate(text) ? text : refuse(place, 'IMPOSSIBLE_DATE');
}

function refuse({ table, field }: FieldPlace, code: RecordIssueCode): null {
  assertNoIssues([{ fact: table === 'records' ? field : `${table}.${field}`, code }]);
  return null;
}

function toAnswerCell(field: string, answer: Answer | null): Cell {
  const fact = findRecordField(field)?.fact;
  if (fact === undefined || answer === null) return null;
  const bare: Answer = 'state' in answer ? { state: answer.state } : { value: answer.value };
  const parsed = parseInterchangeAnswer(fact, toInterchangeAnswer(fact, { answer: bare }));
  if (!parsed.ok) assertNoIssues([{ fact: field, code: parsed.code }]);
  return parsed.ok ? parsed.answer : null;
}
