/**
 * A quick way to know that bytes are the canonical JSON of an entry's fields, without making a value of them. It knows
 * only what nearly every entry consists of. Where it says no, nothing is said: the slow way decides.
 */

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const minus = 0x2d;
const zero = 0x30;
const nine = 0x39;
const backslash = 0x5c;
const openList = 0x5b;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;

/** Nothing that the program writes is deeper; the walk calls itself. */
const deepest = 12;
/** Every number of so many digits is a whole number that a double holds exactly. */
const mostDigits = 15;

/** What a byte can be in a text: itself (ASCII but quote, backslash and controls), the beginning of more, or nothing. */
const plain = 1;
const escape = 2;
const more = 3;
const kinds = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === backslash) return escape;
  if (byte >= 0x20 && byte <= 0x7f && byte !== quote) return plain;
  return byte >= 0xc2 && byte <= 0xef ? more : 0;
});

/** What may follow a backslash: the escapes that JSON.stringify writes in their one form. */
const escaped = new Set(Array.from('"\\bfnrt', (sign) => sign.charCodeAt(0)));

const literals = ['true', 'false', 'null'].map((word) => Buffer.from(word));

/**
 * Says where the fields of an entry end that begin at `at`: an object with at least one field, each a list whose items
 * after the first are texts. `bytes` must end with a byte below 0x20. @returns -1 where that is not plain to see.
 */
export function skipFields(bytes: Uint8Array, at: number): number {
  return bytes[at] === openObject ? skipObject(bytes, at + 1, { skip: skipFieldChange, depth: 0 }) : -1;
}

/** Where a text ends that begins after its quote, the closing quote taken in; -1 where it is not plain to see. */
export function skipText(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const byte = bytes[at] ?? 0;
    const kind = kinds[byte];
    if (kind === plain) at += 1;
    else if (byte === quote) return at + 1;
    else if (kind === escape && escaped.has(bytes[at + 1] ?? 0)) at += 2;
    else {
      const length = kind === more ? measureSign(bytes, at) : 0;
      if (length === 0) return -1;
      at += length;
    }
  }
}

/** As `skipText` for a text whose bytes stand for themselves: no escapes. */
export function skipPlainText(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const byte = bytes[at] ?? 0;
    const kind = kinds[byte];
    if (kind === plain) at += 1;
    else if (byte === quote) return at + 1;
    else {
      const length = kind === more ? measureSign(bytes, at) : 0;
      if (length === 0) return -1;
      at += length;
    }
  }
}

/** Where a whole number ends; -1 where there is none, or one that has another canonical form. */
export function skipNumber(bytes: Uint8Array, from: number): number {
  const start = bytes[from] === minus ? from + 1 : from;
  let at = start;
  while (isDigit(bytes[at] ?? 0)) at += 1;
  const digits = at - start;
  if (digits === 0 || digits > mostDigits) return -1;
  // A leading zero is none; -0 is no number of ours.
  return bytes[start] === zero && (digits > 1 || start > from) ? -1 : at;
}

/**
 * Length of a sign of more than one byte that is in NFC beside whatever stands next to it: Chinese characters, their
 * punctuation and full-width forms. None of them combines with anything. 0 for every other.
 */
function measureSign(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  if (first === 0xc2) return second === 0xb7 ? 2 : 0;
  const third = bytes[at + 2] ?? 0;
  if (!isContinuation(second) || !isContinuation(third)) return 0;
  if (first > 0xe4 && first <= 0xe9) return 3;
  return isKnownPair(first, second, third) ? 3 : 0;
}

function isKnownPair(first: number, second: number, third: number): boolean {
  if (first === 0xe4) return second >= 0xb8;
  if (first === 0xe3) return second === 0x80 && third <= 0xa9;
  if (first === 0xef) return second === 0xbc || second === 0xbd;
  return first === 0xe2 && second === 0x80 && third >= 0x90 && third <= 0xa7;
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= nine;
}

type Inside = {
  readonly skip: (bytes: Uint8Array, at: number, depth: number) => number;
  readonly depth: number;
};

/** `from` is after the brace. Keys must rise; they are plain ASCII, so their bytes are in the order of their code units. */
function skipObject(bytes: Uint8Array, from: number, { skip, depth }: Inside): number {
  let before = -1;
  let at = from;
  for (;;) {
    if (bytes[at] !== quote) return -1;
    const key = at + 1;
    at = skipKey(bytes, key);
    if (at < 0 || bytes[at] !== colon || (before >= 0 && !isBefore(bytes, before, key))) return -1;
    before = key;
    at = skip(bytes, at + 1, depth + 1);
    if (at < 0) return -1;
    const next = bytes[at];
    if (next === closeObject) return at + 1;
    if (next !== comma) return -1;
    at += 1;
  }
}

function skipKey(bytes: Uint8Array, from: number): number {
  let at = from;
  while (kinds[bytes[at] ?? 0] === plain) at += 1;
  return bytes[at] === quote ? at + 1 : -1;
}

/** Of two keys that end with a quote, a byte that is in neither and that counts as the end. */
function isBefore(bytes: Uint8Array, a: number, b: number): boolean {
  for (let by = 0; ; by += 1) {
    const left = bytes[a + by] ?? quote;
    const right = bytes[b + by] ?? quote;
    if (left === quote) return right !== quote;
    if (right === quote) return false;
    if (left !== right) return left < right;
  }
}

function skipFieldChange(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== openList) return -1;
  let end = skipValue(bytes, at + 1, 2);
  while (end >= 0 && bytes[end] === comma) end = bytes[end + 1] === quote ? skipText(bytes, end + 2) : -1;
  return end >= 0 && bytes[end] === closeList ? end + 1 : -1;
}

function skipValue(bytes: Uint8Array, at: number, depth: number): number {
  const first = bytes[at] ?? 0;
  if (first === quote) return skipText(bytes, at + 1);
  if (first === minus || isDigit(first)) return skipNumber(bytes, at);
  if (depth > deepest) return -1;
  if (first === openObject) {
    const isEmpty = bytes[at + 1] === closeObject;
    return isEmpty ? at + 2 : skipObject(bytes, at + 1, { skip: skipValue, depth });
  }
  if (first === openList) return skipList(bytes, at + 1, depth);
  return skipLiteral(bytes, at);
}

function skipList(bytes: Uint8Array, from: number, depth: number): number {
  if (bytes[from] === closeList) return from + 1;
  let at = skipValue(bytes, from, depth + 1);
  while (at >= 0 && bytes[at] === comma) at = skipValue(bytes, at + 1, depth + 1);
  return at >= 0 && bytes[at] === closeList ? at + 1 : -1;
}

function skipLiteral(bytes: Uint8Array, at: number): number {
  const literal = literals.find((word) => word.every((byte, by) => bytes[at + by] === byte));
  return literal === undefined ? -1 : at + literal.length;
}
