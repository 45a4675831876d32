import { greatestReasonLength } from '#domain/completion.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import { parseText } from '#domain/facts/parse-by-type.ts';
import { hasIndependentProof, untouchedFinding } from '#domain/finding-life.ts';
import { findingStates } from '#domain/finding-states.ts';
import { greatestCommentLength } from '#domain/review.ts';
import type { Cell } from '#sync/change.ts';
import { parseDeleted } from './parse-enterprise.ts';
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
import type { ParsedComment, ParsedFinding } from './parsed-record.ts';
import type { Reject } from './rejection.ts';

const mostRows = 2_000;
const mostEvidence = 100;
const commentKeys = ['id', 'fact', 'reply_to', 'text', 'author', 'written_at', 'done', 'deleted'];
const findingKeys = [
  'rule',
  'state',
  'reason',
  'issued_document',
  'due_on',
  'fixed_by',
  'evidence',
  'verified_by',
  'accepted_until',
  'superseded_by',
  'deleted',
];
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

type Row = { readonly object: Readonly<Record<string, unknown>>; readonly path: string; readonly reject: Reject };

/** Checks the comments of a visit. They are known by their ids. */
export function parseComments(raw: unknown, reject: Reject): readonly ParsedComment[] {
  return parseRows(raw, { key: 'comments', known: commentKeys, reject }).flatMap((row) => {
    const { object, path } = row;
    const id = parseId(object['id'], `${path}.id`, reject);
    for (const key of ['id', 'text']) {
      if (isAbsent(object[key])) reject(`${path}.${key}`, 'MISSING', 'A comment needs this');
    }
    const cells = compact<Cell>([
      ['fact', parseFact(row)],
      ['reply_to', parseId(object['reply_to'], `${path}.reply_to`, reject)],
      ['text', parseLongText(row, 'text', greatestCommentLength)],
      ['author', parseShortText(object['author'], `${path}.author`, reject)],
      ['written_at', parseInstant(row)],
      ['done', parseDeleted(object['done'], `${path}.done`, reject)],
      ['deleted', parseDeleted(object['deleted'], `${path}.deleted`, reject)],
    ]);
    return id === undefined ? [] : [{ id, cells, path }];
  });
}

/** Checks what was done about the findings of a visit. They are known by their rules. */
export function parseFindings(raw: unknown, reject: Reject): readonly ParsedFinding[] {
  const rules = new Set<string>();
  return parseRows(raw, { key: 'findings', known: findingKeys, reject }).flatMap((row) => {
    const { object, path } = row;
    const rule = parseShortText(object['rule'], `${path}.rule`, reject);
    if (isAbsent(object['rule'])) reject(`${path}.rule`, 'MISSING', 'A finding needs its rule');
    if (rule === undefined) return [];
    if (rules.has(rule)) reject(`${path}.rule`, 'DUPLICATE', 'The visit has this finding already');
    rules.add(rule);
    const cells = parseFindingCells(row);
    rejectUnproven(cells, row);
    return [{ rule, cells, path }];
  });
}

function parseFindingCells(row: Row): Readonly<Record<string, Cell>> {
  const { object, path, reject } = row;
  const short = (key: string): string | undefined => parseShortText(object[key], `${path}.${key}`, reject);
  const date = (key: string): string | undefined => parseVisitDate(object[key], `${path}.${key}`, reject);
  const state = parseWord(object['state'], findingStates, { path: `${path}.state`, reject });
  return compact<Cell>([
    ['state', state === 'proposed' ? null : state],
    ['reason', parseLongText(row, 'reason', greatestReasonLength)],
    ['issued_document', parseId(object['issued_document'], `${path}.issued_document`, reject)],
    ['due_on', date('due_on')],
    ['fixed_by', short('fixed_by')],
    ['evidence', parseEvidence(row)],
    ['verified_by', short('verified_by')],
    ['accepted_until', date('accepted_until')],
    ['superseded_by', short('superseded_by')],
    ['deleted', parseDeleted(object['deleted'], `${path}.deleted`, reject)],
  ]);
}

/** Nothing becomes verified by being written into a file. */
function rejectUnproven(cells: Readonly<Record<string, Cell>>, { path, reject }: Row): void {
  const { state, evidence, fixed_by: fixedBy, verified_by: verifiedBy } = cells;
  if (state !== 'verified' && state !== 'closed') return;
  const proven = hasIndependentProof({
    ...untouchedFinding,
    evidence: Array.isArray(evidence) ? evidence.map(String) : [],
    fixedBy: typeof fixedBy === 'string' ? fixedBy : null,
    verifiedBy: typeof verifiedBy === 'string' ? verifiedBy : null,
  });
  if (!proven) reject(`${path}.state`, 'BAD_STATE', 'Verified means evidence, and somebody else who has seen it');
}

type Rows = { readonly key: string; readonly known: readonly string[]; readonly reject: Reject };

/** The objects of a list, each with its place in the record. */
export function parseRows(raw: unknown, { key, known, reject }: Rows): readonly Row[] {
  if (isAbsent(raw)) return [];
  if (!Array.isArray(raw) || raw.length > mostRows) {
    reject(key, 'WRONG_TYPE', `A list of at most ${mostRows} is expected`);
    return [];
  }
  return raw.flatMap((each: unknown, position) => {
    const path = `${key}.${position}`;
    const object = findObject(each);
    if (object === undefined) {
      reject(path, 'WRONG_TYPE', 'An object is expected');
      return [];
    }
    rejectUnknownKeys(object, { path: `${path}.`, known, reject });
    return [{ object, path, reject }];
  });
}

function parseFact({ object, path, reject }: Row): string | undefined {
  const fact = parseShortText(object['fact'], `${path}.fact`, reject);
  if (fact === undefined || findFact(fact) !== undefined) return fact;
  reject(`${path}.fact`, 'UNKNOWN_FACT', `There is no fact ${JSON.stringify(fact)}`);
  return undefined;
}

export function parseLongText({ object, path, reject }: Row, key: string, longest: number): string | undefined {
  if (isAbsent(object[key])) return undefined;
  const parsed = parseText(object[key]);
  if (!parsed.ok) reject(`${path}.${key}`, parsed.code, parsed.message);
  else if (parsed.value.length > longest)
    reject(`${path}.${key}`, 'TEXT_TOO_LONG', `At most ${longest} characters are expected`);
  else return parsed.value;
  return undefined;
}

function parseInstant({ object, path, reject }: Row): string | undefined {
  const raw = object['written_at'];
  if (isAbsent(raw)) return undefined;
  if (typeof raw === 'string' && instantPattern.test(raw) && !Number.isNaN(Date.parse(raw))) return raw;
  reject(`${path}.written_at`, 'WRONG_TYPE', 'An instant as YYYY-MM-DDThh:mm:ss.sssZ is expected');
  return undefined;
}

function parseEvidence({ object, path, reject }: Row): Cell | undefined {
  const raw = object['evidence'];
  if (isAbsent(raw)) return undefined;
  if (!Array.isArray(raw) || raw.length > mostEvidence) {
    reject(`${path}.evidence`, 'WRONG_TYPE', `A list of at most ${mostEvidence} ids is expected`);
    return undefined;
  }
  const ids = raw.flatMap((id: unknown, position) => {
    const at = `${path}.evidence.${position}`;
    if (isAbsent(id)) reject(at, 'MISSING', 'An id is expected');
    return parseId(id, at, reject) ?? [];
  });
  return ids.length === 0 ? null : [...new Set(ids)].toSorted();
}
