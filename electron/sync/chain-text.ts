import { logSchemaVersion } from '#domain/file-format.ts';
import { changeKinds } from './change.ts';
import { changeDomain, hashBytes } from './hash.ts';
import { skipFields, skipNumber, skipPlainText } from './scan-fields.ts';
import type { ChainEnd } from './union.ts';

/** Entries of a chain as lines of text, and how far they have been followed. */
export type ChainText = { readonly bytes: Uint8Array; at: number };

/** What stands before the first text of every line. */
export const chainTextPrefix = `${changeDomain}{"author":`;

const space = 0x20;
const quote = 0x22;
const endOfLine = 0x1e;
const hashLength = 64;

type Part = {
  readonly before: Uint8Array;
  readonly name: 'author' | 'fields' | 'kind' | 'lamport' | 'prev' | 'schema' | 'target' | 'text' | 'number';
};

const parts: readonly Part[] = [
  toPart('', 'author'),
  toPart(',"device":', 'text'),
  toPart(',"fields":', 'fields'),
  toPart(',"kind":', 'kind'),
  toPart(',"lamport":', 'lamport'),
  toPart(',"prev":', 'prev'),
  toPart(',"row":', 'text'),
  toPart(',"schema":', 'schema'),
  toPart(',"seq":', 'number'),
  toPart(',"table":', 'text'),
  toPart(',"target":', 'target'),
  toPart(',"wall":', 'text'),
];
const closing = Buffer.from('}');
const kinds = changeKinds.map((kind) => Buffer.from(`"${kind}"`));

/**
 * Follows a chain from where it stands, up to the number `last`, along the lines that are next and right beyond doubt:
 * numbered and bound to the one before, the hash that of the text, the text canonical, the fields those of an entry that
 * this program knows. It stops before the first line of which that is not plain; nothing is said of that one, it is to be
 * looked at by itself.
 * @returns where the chain stands then.
 */
export function followChain(text: ChainText, end: ChainEnd, last: number): ChainEnd {
  // The hash stands in the next line as it is: one that is none could close its text there.
  if (!hashOrNone.test(end.hash)) return end;
  let now = end;
  while (now.seq < last) {
    const next = readLine(text, now);
    if (next === undefined) return now;
    now = next;
  }
  return now;
}

const hashOrNone = /^(?:[0-9a-f]{64})?$/;

/** Passes over the lines of numbers up to `seq`. */
export function passLines(text: ChainText, seq: number): void {
  const { bytes } = text;
  while (text.at < bytes.length && readNumber(bytes, text.at) <= seq) {
    const end = bytes.indexOf(endOfLine, text.at);
    text.at = end < 0 ? bytes.length : end + 1;
  }
}

/** NaN where no number stands there. */
function readNumber(bytes: Uint8Array, at: number): number {
  const end = skipNumber(bytes, at);
  let value = end < 0 ? Number.NaN : 0;
  for (let digit = at; digit < end; digit += 1) value = value * 10 + (bytes[digit] ?? 0) - 0x30;
  return value;
}

function readLine(text: ChainText, before: ChainEnd): ChainEnd | undefined {
  const { bytes } = text;
  const seq = readNumber(bytes, text.at);
  const length = skipNumber(bytes, text.at) + 1;
  const start = skipNumber(bytes, length) + 1;
  if (seq !== before.seq + 1 || bytes[length - 1] !== space || bytes[start - 1] !== space) return undefined;
  const content = readContent(bytes, { start, fieldsLength: readNumber(bytes, length), before });
  if (content === undefined || bytes[content.end + hashLength] !== endOfLine) return undefined;
  const hash = hashBytes(bytes.subarray(start, content.end));
  if (!isTextAt(bytes, content.end, hash)) return undefined;
  text.at = content.end + hashLength + 1;
  return { seq, lamport: content.lamport, hash };
}

type Content = { readonly start: number; readonly fieldsLength: number; readonly before: ChainEnd };

/**
 * Reads the text part by part. Texts without quotes between parts that begin and end with quotes, and the length of the
 * one part that may hold them: so no content of a column can pass for the beginning of another.
 */
function readContent(
  bytes: Uint8Array,
  { start, fieldsLength, before }: Content,
): { readonly end: number; readonly lamport: number } | undefined {
  // What stands between the numbers and the first text is not of the file's making.
  let at = start + chainTextPrefix.length;
  let lamport = 0;
  for (const { before: token, name } of parts) {
    if (!isAt(bytes, at, token)) {
      if (name === 'target') continue;
      return undefined;
    }
    const from = at + token.length;
    at = name === 'prev' ? skipPrevious(bytes, from, before) : skipPart(bytes, from, name);
    if (at < 0) return undefined;
    if (name === 'fields' && at - from !== fieldsLength) return undefined;
    if (name === 'lamport') lamport = readNumber(bytes, from);
    if (name === 'schema' && !isKnownSchema(readNumber(bytes, from))) return undefined;
  }
  const isWhole = lamport > before.lamport && isAt(bytes, at, closing);
  return isWhole ? { end: at + closing.length, lamport } : undefined;
}

function skipPart(bytes: Uint8Array, at: number, name: Part['name']): number {
  switch (name) {
    case 'fields':
      return skipFields(bytes, at);
    case 'kind':
      return skipKind(bytes, at);
    case 'lamport':
    case 'schema':
    case 'number':
      return skipNumber(bytes, at);
    case 'author':
    case 'prev':
    case 'target':
    case 'text':
      return bytes[at] === quote ? skipPlainText(bytes, at + 1) : -1;
  }
}

function skipKind(bytes: Uint8Array, at: number): number {
  const kind = kinds.find((known) => isAt(bytes, at, known));
  return kind === undefined ? -1 : at + kind.length;
}

function isKnownSchema(schema: number): boolean {
  return schema <= logSchemaVersion;
}

/** The first entry of a chain is bound to nothing. */
function skipPrevious(bytes: Uint8Array, at: number, { hash }: ChainEnd): number {
  const end = at + 1 + hash.length;
  return bytes[at] === quote && isTextAt(bytes, at + 1, hash) && bytes[end] === quote ? end + 1 : -1;
}

function isAt(bytes: Uint8Array, at: number, token: Uint8Array): boolean {
  for (let by = 0; by < token.length; by += 1) if (bytes[at + by] !== token[by]) return false;
  return true;
}

function isTextAt(bytes: Uint8Array, at: number, text: string): boolean {
  for (let by = 0; by < text.length; by += 1) if (bytes[at + by] !== text.charCodeAt(by)) return false;
  return true;
}

function toPart(before: string, name: Part['name']): Part {
  return { before: Buffer.from(before), name };
}
