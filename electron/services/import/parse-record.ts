import type { Answer } from '#domain/fact.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import { parseText } from '#domain/facts/parse-by-type.ts';
import { parseInterchangeAnswer } from '#domain/facts/parse-value.ts';
import type { Cell } from '#sync/change.ts';
import { parseAssignments } from './parse-assignments.ts';
import { parseDocuments } from './parse-documents.ts';
import { parseEnterprise } from './parse-enterprise.ts';
import { parseEvidence } from './parse-evidence.ts';
import { findObject, rejectUnknownKeys } from './parse-fields.ts';
import { parseInspection } from './parse-inspection.ts';
import { parseComments, parseFindings } from './parse-review.ts';
import type { Cells, ParsedRecord } from './parsed-record.ts';
import type { ImportRejection, Reject } from './rejection.ts';

export type RecordParsing =
  | { readonly ok: true; readonly record: ParsedRecord }
  | { readonly ok: false; readonly rejections: readonly ImportRejection[] };

const knownKeys = ['enterprise', 'inspection', 'facts', 'documents', 'evidence', 'comments', 'findings', 'assignments'];

/** Checks one record of a file completely: all that is wrong with it is named. */
export function parseRecord(raw: unknown, index: number): RecordParsing {
  const rejections: ImportRejection[] = [];
  const reject: Reject = (fact, code, message) => rejections.push({ record: index, fact, code, message });
  const object = findObject(raw);
  if (object === undefined) {
    reject('record', 'WRONG_TYPE', 'An object is expected');
    return { ok: false, rejections };
  }
  rejectUnknownKeys(object, { path: '', known: knownKeys, reject });
  const enterprise = parseEnterprise(object['enterprise'], reject);
  const inspection = object['inspection'] === undefined ? undefined : parseInspection(object['inspection'], reject);
  const record = parseFacts(object['facts'], reject);
  const documents = parseDocuments(object['documents'], reject);
  const evidence = parseEvidence(object['evidence'], reject);
  const comments = parseComments(object['comments'], reject);
  const findings = parseFindings(object['findings'], reject);
  const assignments = parseAssignments(object['assignments'], reject);
  const ofVisit = Object.keys(record).length + documents.length + evidence.length + comments.length + findings.length;
  if (object['inspection'] === undefined && ofVisit > 0) {
    reject('inspection', 'MISSING', 'All but the enterprise and its assignments belongs to a visit, and there is none');
  }
  if (rejections.length > 0) return { ok: false, rejections };
  return {
    ok: true,
    record: {
      index,
      enterprise,
      record,
      documents,
      evidence,
      comments,
      findings,
      assignments,
      ...(inspection === undefined ? {} : { inspection }),
    },
  };
}

function parseFacts(raw: unknown, reject: Reject): Cells {
  if (raw === undefined) return {};
  const object = findObject(raw);
  if (object === undefined) {
    reject('facts', 'WRONG_TYPE', 'An object of facts is expected');
    return {};
  }
  const cells: Record<string, Cell> = {};
  for (const [id, value] of Object.entries(object)) parseFact({ id, value, cells }, reject);
  return cells;
}

type FactParsing = { readonly id: string; readonly value: unknown; readonly cells: Record<string, Cell> };

function parseFact({ id, value, cells }: FactParsing, reject: Reject): void {
  const fact = findFact(id);
  if (fact === undefined) return reject(id, 'UNKNOWN_FACT', `There is no fact ${JSON.stringify(id)}`);
  const note = findNoteAlone(value);
  if (note !== undefined) {
    const parsed = parseText(note);
    if (parsed.ok) cells[`${id}.note`] = toNoteCell(parsed.value);
    else reject(id, parsed.code, parsed.message);
    return;
  }
  const parsed = parseInterchangeAnswer(fact, value);
  if (!parsed.ok) return reject(id, parsed.code, parsed.message);
  cells[id] = toAnswerCell(parsed.answer);
  if (parsed.note !== undefined) cells[`${id}.note`] = toNoteCell(parsed.note);
}

/** A note on a question that has no answer: `{"note": "…"}` without value or state. */
function findNoteAlone(value: unknown): unknown {
  const object = findObject(value);
  return object !== undefined && Object.keys(object).length === 1 ? object['note'] : undefined;
}

function toNoteCell(note: string): Cell {
  return note === '' ? null : note;
}

/** The elements of a set in the order of their ids, as the log holds them. */
function toAnswerCell(answer: Answer): Cell {
  const carried = answer.carriedFrom === undefined ? {} : { carriedFrom: answer.carriedFrom };
  if ('state' in answer) return { state: answer.state, ...carried };
  return { value: typeof answer.value === 'object' ? answer.value.toSorted() : answer.value, ...carried };
}
