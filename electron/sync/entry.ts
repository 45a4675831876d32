import { AppError } from '#domain/error.ts';
import { isUuid } from '#domain/ids.ts';
import { isCanonicalJson } from './canonical.ts';
import type { FieldChange } from './change.ts';
import { hashStoredChange } from './hash.ts';
import type { StoredChange } from './hash.ts';

/** An entry of the log as it travels: `fields` is its canonical text, as hashed. */
export type Entry = StoredChange & { readonly hash: string };

/** An entry from elsewhere whose form and hash are right, with its fields read. */
export type CheckedEntry = { readonly entry: Entry; readonly fields: Readonly<Record<string, FieldChange>> };

/** Why something is no entry: not its form or size, not the canonical text of anything, or not what its hash stands for. */
export type EntryFault = 'FORM' | 'SIZE' | 'CANONICAL' | 'HASH';

/** Characters of `fields`: the frozen verdicts of a visit, the longest content, take less than a twentieth. */
export const greatestFieldsLength = 8 * 1024 * 1024;

const mostFields = 2000;
const mostReplaced = 1000;
const changeId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:[1-9]\d{0,15}$/;
const instant = /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const sha256 = /^[0-9a-f]{64}$/;
const name = /^[a-z][a-z0-9_]{0,59}$/;
const fieldName = /^[a-z][a-z0-9_]{0,99}(?:\.[a-z][a-z0-9_]{0,39})?$/;

type Part = keyof Omit<Entry, 'target'>;

const shape: Readonly<Record<Part, (value: unknown) => boolean>> = {
  device: isUuid,
  seq: isCount,
  lamport: isCount,
  wall: (value) => typeof value === 'string' && instant.test(value),
  author: (value) => typeof value === 'string' && value.length <= 1000,
  kind: (value) => typeof value === 'string' && name.test(value),
  table: (value) => typeof value === 'string' && name.test(value),
  row: (value) => typeof value === 'string' && value.length > 0 && value.length <= 200,
  fields: (value) => typeof value === 'string',
  schema: isCount,
  prev: (value) => value === '' || isSha256(value),
  hash: isSha256,
};

/**
 * Takes what came from elsewhere for an entry, or says why it is none. Whether it fits the log (its place in the chain,
 * what its fields may hold) is for others to say.
 */
export function checkEntry(raw: unknown): CheckedEntry | EntryFault {
  if (!isEntryShaped(raw)) return 'FORM';
  if (raw.fields.length > greatestFieldsLength) return 'SIZE';
  const fields = readFields(raw.fields);
  if (typeof fields === 'string') return fields;
  const entry = toEntry(raw);
  try {
    return hashStoredChange(withoutHash(entry)) === entry.hash ? { entry, fields } : 'HASH';
  } catch (cause) {
    return toFault(cause);
  }
}

function isEntryShaped(raw: unknown): raw is Entry {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return false;
  const parts = new Map<string, unknown>(Object.entries(raw));
  const target = parts.get('target') ?? null;
  if (target !== null && !isChangeId(target)) return false;
  const known = Object.entries(shape).every(([part, is]) => is(parts.get(part)));
  return known && parts.size === Object.keys(shape).length + (parts.has('target') ? 1 : 0);
}

function toEntry({ target, ...rest }: Entry): Entry {
  return target === undefined || target === null ? rest : { ...rest, target };
}

function withoutHash({ hash: _hash, ...content }: Entry): StoredChange {
  return content;
}

function readFields(text: string): Readonly<Record<string, FieldChange>> | EntryFault {
  try {
    const fields: unknown = JSON.parse(text);
    if (!isFields(fields)) return 'FORM';
    return isCanonicalJson(text, fields) ? fields : 'CANONICAL';
  } catch (cause) {
    return toFault(cause);
  }
}

function isFields(value: unknown): value is Readonly<Record<string, FieldChange>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries: (readonly [string, unknown])[] = Object.entries(value);
  if (entries.length === 0 || entries.length > mostFields) return false;
  return entries.every(([field, change]) => fieldName.test(field) && isFieldChange(change));
}

function isFieldChange(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostReplaced) return false;
  return value.slice(1).every(isChangeId);
}

/** Text that is no JSON, has no canonical form, or is nested so deeply that no stack holds it. */
function toFault(cause: unknown): EntryFault {
  if (cause instanceof SyntaxError) return 'FORM';
  if (cause instanceof AppError || cause instanceof RangeError) return 'CANONICAL';
  throw cause;
}

function isChangeId(value: unknown): boolean {
  return typeof value === 'string' && changeId.test(value);
}

function isSha256(value: unknown): boolean {
  return typeof value === 'string' && sha256.test(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}
