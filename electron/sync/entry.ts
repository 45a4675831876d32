import { AppError } from '#domain/error.ts';
import { isUuid } from '#domain/ids.ts';
import { isCanonicalJson } from './canonical.ts';
import type { FieldChange } from './change.ts';
import { hashStoredChange } from './hash.ts';
import type { StoredChange } from './hash.ts';
import { nestsDeeperThan } from './nesting.ts';
import { hasUsualFields } from './usual-fields.ts';
import type { LeftOut } from './stretch.ts';

/** An entry of the log as it travels: `fields` is its canonical text, as hashed. */
export type Entry = StoredChange & { readonly hash: string };

/**
 * An entry from elsewhere whose form and hash are right. Its fields are read anew each time they are asked for: thousands
 * of entries wait for each other, and their texts take far less room than what is read from them.
 */
export type CheckedEntry = { readonly entry: Entry; readonly fields: Readonly<Record<string, FieldChange>> };

/** Why something is no entry: not its form or size, not the canonical text of anything, or not what its hash stands for. */
export type EntryFault = 'FORM' | 'SIZE' | 'CANONICAL' | 'HASH';

/** Characters of `fields`: the frozen verdicts of a visit, the longest content, take less than a twentieth. */
export const greatestFieldsLength = 8 * 1024 * 1024;

const mostFields = 2000;
const mostReplaced = 1000;
const mostAuthor = 200;
const greatestSchema = 1_000_000;
/** What the program writes nests five deep. */
export const deepestNesting = 32;
const changeId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:[1-9]\d{0,15}$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const sha256 = /^[0-9a-f]{64}$/;
const name = /^[a-z][a-z0-9_]{0,59}$/;
const fieldName = /^[a-z][a-z0-9_]{0,99}(?:\.[a-z][a-z0-9_]{0,39})?$/;

type Part = keyof Omit<Entry, 'target'>;

// What passes here must pass where a file is looked into (`trust/check-entries`), or one bundle from a folder would make
// every file refused that this library hands over from then on.
const shape: Readonly<Record<Part, (value: unknown) => boolean>> = {
  device: isUuid,
  seq: isCount,
  lamport: isCount,
  wall: (value) => typeof value === 'string' && instant.test(value),
  author: (value) => typeof value === 'string' && value.length <= mostAuthor,
  kind: (value) => typeof value === 'string' && name.test(value),
  table: (value) => typeof value === 'string' && name.test(value),
  row: isUuid,
  fields: (value) => typeof value === 'string',
  schema: (value) => isCount(value) && Number(value) <= greatestSchema,
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
  const fault = findFieldsFault(raw.fields);
  if (fault !== undefined) return fault;
  const entry = toEntry(raw);
  try {
    return hashStoredChange(withoutHash(entry)) === entry.hash ? toChecked(entry) : 'HASH';
  } catch (cause) {
    return toFault(cause);
  }
}

function toChecked(entry: Entry): CheckedEntry {
  return {
    entry,
    get fields() {
      return JSON.parse(entry.fields) as Readonly<Record<string, FieldChange>>;
    },
  };
}

/** Says whether a stretch that was left out of somebody else's chain is one: ids, numbers and hash as entries have them. */
export function isStretchShaped(stretch: LeftOut): boolean {
  const { device, first, last, lamport, hash } = stretch;
  const isCounted = isCount(first) && isCount(last) && isCount(lamport) && first <= last && last <= lamport;
  return isUuid(device) && isCounted && isSha256(hash);
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

function findFieldsFault(text: string): EntryFault | undefined {
  if (hasUsualFields(text)) return undefined;
  if (nestsDeeperThan(text, deepestNesting)) return 'FORM';
  try {
    const fields: unknown = JSON.parse(text);
    if (!isFields(fields)) return 'FORM';
    return isCanonicalJson(text, fields) ? undefined : 'CANONICAL';
  } catch (cause) {
    return toFault(cause);
  }
}

function isFields(value: unknown): boolean {
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
