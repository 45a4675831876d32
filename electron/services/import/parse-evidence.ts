import { toEvidenceName } from '#domain/evidence/evidence-name.ts';
import { evidenceKinds } from '#domain/evidence/kinds.ts';
import { greatestCaptionLength, greatestEvidenceBytes, greatestSignerLength } from '#domain/evidence/limits.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import { parseText } from '#domain/facts/parse-by-type.ts';
import type { Cell } from '#sync/change.ts';
import { parseDeleted } from './parse-enterprise.ts';
import { compact, findObject, isAbsent, parseId, parseWord, rejectUnknownKeys } from './parse-fields.ts';
import type { ParsedEvidence } from './parsed-record.ts';
import type { Reject } from './rejection.ts';

const knownKeys = [
  'id',
  'kind',
  'sha256',
  'original_sha256',
  'size',
  'name',
  'media_type',
  'facts',
  'caption',
  'signer',
  'deleted',
];
const mostPieces = 10_000;
const mostFacts = 200;

/** Checks what a record says of the evidence of its visit; the bytes themselves travel in hand-over files only. */
export function parseEvidence(raw: unknown, reject: Reject): readonly ParsedEvidence[] {
  if (isAbsent(raw)) return [];
  if (!Array.isArray(raw) || raw.length > mostPieces) {
    reject('evidence', 'WRONG_TYPE', `A list of at most ${mostPieces} pieces of evidence is expected`);
    return [];
  }
  return raw.flatMap((each: unknown, position) => parsePiece(each, `evidence.${position}`, reject) ?? []);
}

function parsePiece(raw: unknown, path: string, reject: Reject): ParsedEvidence | undefined {
  const object = findObject(raw);
  if (object === undefined) {
    reject(path, 'WRONG_TYPE', 'A piece of evidence is expected');
    return undefined;
  }
  rejectUnknownKeys(object, { path: `${path}.`, known: knownKeys, reject });
  const at = (key: string): string => `${path}.${key}`;
  for (const key of ['id', 'sha256', 'name', 'media_type'])
    if (isAbsent(object[key])) reject(at(key), 'MISSING', 'A piece of evidence needs this');
  const id = parseId(object['id'], at('id'), reject);
  const kind = parseWord(object['kind'], evidenceKinds, { path: at('kind'), reject });
  const text = (key: string, longest: number): string | undefined =>
    parseBoundText(object[key], longest, { path: at(key), reject });
  const name = text('name', 4096);
  const cells = compact<Cell>([
    ['kind', kind === 'file' ? null : kind],
    ['sha256', parsePattern(object['sha256'], hash, { path: at('sha256'), reject })],
    ['original_sha256', parsePattern(object['original_sha256'], hash, { path: at('original_sha256'), reject })],
    ['size', parseSize(object['size'], at('size'), reject)],
    ['name', name === undefined ? undefined : toEvidenceName(name)],
    ['media_type', parsePattern(object['media_type'], mediaType, { path: at('media_type'), reject })],
    ['facts', parseFactIds(object['facts'], at('facts'), reject)],
    ['caption', text('caption', greatestCaptionLength)],
    ['signer', text('signer', greatestSignerLength)],
    ['deleted', parseDeleted(object['deleted'], at('deleted'), reject)],
  ]);
  return id === undefined ? undefined : { id, cells, path };
}

type Place = { readonly path: string; readonly reject: Reject };
type Pattern = { readonly form: RegExp; readonly said: string };

const hash: Pattern = { form: /^[0-9a-f]{64}$/, said: '64 hexadecimal digits are expected' };
const mediaType: Pattern = { form: /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,60}$/, said: 'A media type is expected' };

function parsePattern(raw: unknown, { form, said }: Pattern, { path, reject }: Place): string | undefined {
  if (isAbsent(raw)) return undefined;
  if (typeof raw === 'string' && form.test(raw)) return raw;
  reject(path, 'WRONG_TYPE', said);
  return undefined;
}

function parseBoundText(raw: unknown, longest: number, { path, reject }: Place): string | undefined {
  if (isAbsent(raw)) return undefined;
  const parsed = parseText(raw);
  if (!parsed.ok) reject(path, parsed.code, parsed.message);
  else if (parsed.value.length > longest) reject(path, 'TEXT_TOO_LONG', `At most ${longest} characters are expected`);
  else return parsed.value;
  return undefined;
}

function parseSize(raw: unknown, path: string, reject: Reject): number | undefined {
  if (isAbsent(raw)) return undefined;
  if (typeof raw !== 'number' || !Number.isSafeInteger(raw)) reject(path, 'WRONG_TYPE', 'A whole number is expected');
  else if (raw < 0 || raw > greatestEvidenceBytes)
    reject(path, 'OUT_OF_RANGE', `At most ${greatestEvidenceBytes} bytes are expected`);
  else return raw;
  return undefined;
}

function parseFactIds(raw: unknown, path: string, reject: Reject): Cell | undefined {
  if (isAbsent(raw)) return undefined;
  if (!Array.isArray(raw) || raw.length > mostFacts) {
    reject(path, 'WRONG_TYPE', 'A list of facts is expected');
    return undefined;
  }
  const ids = raw.filter((id): id is string => typeof id === 'string' && findFact(id) !== undefined);
  if (ids.length < raw.length) reject(path, 'UNKNOWN_FACT', 'A fact that there is not');
  return ids.length === 0 ? null : [...new Set(ids)].toSorted();
}
