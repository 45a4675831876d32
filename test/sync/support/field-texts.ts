import fc from 'fast-check';
import { toCanonicalJson } from '#sync/canonical.ts';
import type { Cell } from '#sync/change.ts';

const id = fc.tuple(fc.uuid(), fc.integer({ min: 1, max: 10 ** 6 })).map(([device, seq]) => `${device}:${seq}`);
/** Texts as people write them, and such as nobody does. */
const text = fc.oneof(
  fc.constantFrom('', 'unknown', '2026-05-12', '王敏', '（无）、说明：“好”…', 'ﾞ', 'a\nb', '"', '\\', '/'),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 4 }).map((codes) => String.fromCharCode(...codes)),
);
const number = fc.oneof(fc.nat(), fc.maxSafeInteger(), fc.constantFrom(0, -1, 999_999_999_999_999, 10 ** 15));
const cell = fc.letrec<{ cell: Cell }>((tie) => ({
  cell: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    number,
    text,
    fc.record({ value: fc.oneof(number, text, fc.array(text, { maxLength: 3 })) }),
    fc.record({ carriedFrom: fc.uuid(), state: fc.constantFrom('none', 'unknown') }),
    fc.array(tie('cell'), { maxLength: 3 }),
    fc.dictionary(text, tie('cell'), { maxKeys: 3 }),
  ),
})).cell;
const name = fc.oneof(
  fc.constantFrom('members_total', 'members_total.note', 'members_women', 'a', 'b', 'z'),
  fc.stringMatching(/^[a-z][a-z0-9_]{0,9}$/),
);
const fields = fc.dictionary(name, fc.tuple(cell, fc.array(id, { maxLength: 2 })), { minKeys: 1, maxKeys: 4 });

/** What is said of fields where texts have no canonical form: written as JSON all the same. */
function writeFields(value: unknown): string {
  try {
    return toCanonicalJson(value);
  } catch {
    return JSON.stringify(value);
  }
}

const written = fields.map((given) =>
  writeFields(Object.fromEntries(Object.entries(given).map(([key, [first, rest]]) => [key, [first, ...rest]]))),
);

type Change = { readonly at: number; readonly remove: number; readonly put: string };

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(200),
  remove: fc.integer({ min: 0, max: 3 }),
  put: fc.constantFrom(
    '',
    ' ',
    '"',
    '\\',
    '\\u0041',
    '\\n',
    '\n',
    '\0',
    '\u001e',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '-',
    '0',
    '.',
    'e1',
    '-0',
    '\u0301',
    '\ud800',
    'é',
    '"a":[1],',
    '9007199254740993',
    'null',
    '"__proto__":[1],',
  ),
});

/** Texts of fields of entries: canonical ones, and such with a few signs put in, taken out or exchanged. */
export const fieldsText: fc.Arbitrary<string> = fc
  .tuple(written, fc.array(change, { maxLength: 2 }))
  .map(([json, changes]) =>
    changes.reduce((now, { at, remove, put }) => {
      const place = at % (now.length + 1);
      return now.slice(0, place) + put + now.slice(place + remove);
    }, json),
  );

/** Says the slow way whether a text is canonical and an object of lists of a cell and texts. */
export function isCanonicalFields(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    if (toCanonicalJson(value) !== json || typeof value !== 'object' || value === null || Array.isArray(value))
      return false;
    return Object.values(value).every((item: unknown) => {
      return Array.isArray(item) && item.length > 0 && item.slice(1).every((one) => typeof one === 'string');
    });
  } catch {
    return false;
  }
}
