import { documentKinds, documentStates } from '#domain/document-kinds.ts';
import { greatestReasonLength } from '#domain/completion.ts';
import { parseText } from '#domain/facts/parse-by-type.ts';
import { languages } from '#domain/language.ts';
import { parseDocumentContent } from '#services/documents/parse-content.ts';
import type { Cell } from '#sync/change.ts';
import { parseDeleted } from './parse-enterprise.ts';
import type { ParsedDocument } from './parsed-record.ts';
import {
  compact,
  findObject,
  isAbsent,
  parseId,
  parseShortText,
  parseVisitDate,
  parseWord,
  rejectUnknownKeys,
} from './parse-fields.ts';
import type { Reject } from './rejection.ts';

/** Every field of a document in a file, beside `id`; the visit is that of the record. */
const fields = [
  'kind',
  'language',
  'number',
  'state',
  'content',
  'left_out',
  'issued_on',
  'due_on',
  'pdf_sha256',
  'docx_sha256',
  'replaces',
  'void_reason',
  'deleted',
] as const;
const mostDocuments = 200;
const mostLeftOut = 300;

/** Checks the notices and records of a visit. They are known by their ids, so each needs one. */
export function parseDocuments(raw: unknown, reject: Reject): readonly ParsedDocument[] {
  if (isAbsent(raw)) return [];
  if (!Array.isArray(raw) || raw.length > mostDocuments) {
    reject('documents', 'WRONG_TYPE', `A list of at most ${mostDocuments} documents is expected`);
    return [];
  }
  return raw.flatMap((each: unknown, position) => parseDocument(each, `documents.${position}`, reject) ?? []);
}

function parseDocument(raw: unknown, path: string, reject: Reject): ParsedDocument | undefined {
  const object = findObject(raw);
  if (object === undefined) {
    reject(path, 'WRONG_TYPE', 'A document is expected');
    return undefined;
  }
  rejectUnknownKeys(object, { path: `${path}.`, known: ['id', ...fields], reject });
  const at = (key: string): string => `${path}.${key}`;
  const id = parseId(object['id'], at('id'), reject);
  if (isAbsent(object['id'])) reject(at('id'), 'MISSING', 'A document needs its id');
  const word = <W extends string>(key: string, words: readonly W[]): W | undefined =>
    parseWord(object[key], words, { path: at(key), reject });
  const kind = word('kind', documentKinds);
  const state = word('state', documentStates);
  const cells = compact<Cell>([
    ['kind', kind === 'record' ? null : kind],
    ['language', word('language', languages)],
    ['number', parseShortText(object['number'], at('number'), reject)],
    ['state', state === 'draft' ? null : state],
    ['content', parseContent(object['content'], at('content'), reject)],
    ['left_out', parseLeftOut(object['left_out'], at('left_out'), reject)],
    ['issued_on', parseVisitDate(object['issued_on'], at('issued_on'), reject)],
    ['due_on', parseVisitDate(object['due_on'], at('due_on'), reject)],
    ['pdf_sha256', parseHash(object['pdf_sha256'], at('pdf_sha256'), reject)],
    ['docx_sha256', parseHash(object['docx_sha256'], at('docx_sha256'), reject)],
    ['replaces', parseId(object['replaces'], at('replaces'), reject)],
    ['void_reason', parseReason(object['void_reason'], at('void_reason'), reject)],
    ['deleted', toFlag(parseDeleted(object['deleted'], at('deleted'), reject))],
  ]);
  rejectIncomplete(object, path, reject);
  return id === undefined ? undefined : { id, cells };
}

/** As the log holds it, so that the same again is no change. */
function toFlag(isDeleted: true | null | undefined): Cell | undefined {
  return isDeleted === true ? 1 : isDeleted;
}

/** What was issued has a number, a day and a content; what never was has no number. */
function rejectIncomplete(object: Readonly<Record<string, unknown>>, path: string, reject: Reject): void {
  if (isAbsent(object['language'])) reject(`${path}.language`, 'MISSING', 'A document needs its language');
  const isIssued = object['state'] === 'issued' || object['state'] === 'void';
  for (const key of ['number', 'issued_on', 'content']) {
    if (isIssued && isAbsent(object[key])) reject(`${path}.${key}`, 'MISSING', 'An issued document needs this');
    if (!isIssued && !isAbsent(object[key])) reject(`${path}.${key}`, 'BAD_STATE', 'A draft has none');
  }
}

function parseContent(raw: unknown, path: string, reject: Reject): Cell | undefined {
  if (isAbsent(raw)) return undefined;
  const content = parseDocumentContent(raw);
  if (content === undefined) reject(path, 'WRONG_TYPE', 'The content of a document is expected');
  return content;
}

function parseLeftOut(raw: unknown, path: string, reject: Reject): Cell | undefined {
  if (isAbsent(raw)) return undefined;
  const object = findObject(raw);
  const entries = Object.entries(object ?? {});
  if (object === undefined || entries.length > mostLeftOut) {
    reject(path, 'WRONG_TYPE', `Reasons by rule are expected, at most ${mostLeftOut}`);
    return undefined;
  }
  return Object.fromEntries(
    entries.map(([rule, reason]): [string, Cell] => {
      const parsed = parseText(rule);
      if (!parsed.ok || rule.length > 200) reject(path, 'BAD_TEXT', 'The id of a rule is expected');
      return [rule, parseReason(reason, `${path}.reason`, reject) ?? null];
    }),
  );
}

function parseReason(raw: unknown, path: string, reject: Reject): string | undefined {
  if (isAbsent(raw)) return undefined;
  const parsed = parseText(raw);
  if (!parsed.ok) reject(path, parsed.code, parsed.message);
  else if (parsed.value.length > greatestReasonLength)
    reject(path, 'TEXT_TOO_LONG', `At most ${greatestReasonLength} characters are expected`);
  else return parsed.value;
  return undefined;
}

function parseHash(raw: unknown, path: string, reject: Reject): string | undefined {
  if (isAbsent(raw)) return undefined;
  if (typeof raw === 'string' && /^[0-9a-f]{64}$/.test(raw)) return raw;
  reject(path, 'WRONG_TYPE', '64 hexadecimal digits are expected');
  return undefined;
}
