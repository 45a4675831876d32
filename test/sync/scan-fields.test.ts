import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCanonicalJson } from '#sync/canonical.ts';
import { skipFields } from '#sync/scan-fields.ts';
import { hasUsualFields, listCells } from '#sync/usual-fields.ts';
import { fieldsText, isCanonicalFields } from './support/field-texts.ts';

function isPlainToSee(json: string | Uint8Array): boolean {
  const bytes = Buffer.concat([Buffer.from(json), Buffer.from([0x1e])]);
  return skipFields(bytes, 0) === bytes.length - 1;
}

function hasNamesAndIds(json: string): boolean {
  const fields = Object.entries(JSON.parse(json) as Readonly<Record<string, readonly unknown[]>>);
  return fields.every(
    ([name, [, ...ids]]) =>
      /^[a-z][a-z0-9_.]*$/.test(name) && ids.every((id) => /^[0-9a-f-]{36}:[1-9]\d*$/.test(String(id))),
  );
}

const usual = [
  '{"a":[1]}',
  '{"a":[null],"a.note":["说明（二）、其他"],"a_b":[{"value":["x","y"]}]}',
  `{"members_total":[{"value":12},"${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}:100"]}`,
  '{"members_total":[{"carriedFrom":"x","state":"unknown"}]}',
];

const wrong = [
  '{}',
  '[]',
  '{"a":[]}',
  '{"a":1}',
  '{"a":[1],}',
  '{"a":[1,2]}',
  '{"a":[1]} ',
  '{"a":[1],"a":[1]}',
  '{"b":[1],"a":[1]}',
  '{"a":[1],"b":[1],"a":[2]}',
  '{"a":[-0]}',
  '{"a":[00]}',
  '{"a":[1.0]}',
  '{"a":[1e3]}',
  '{"a":[9007199254740993]}',
  '{"a":["\\u0041"]}',
  '{"a":["\\/"]}',
  '{"a":["a\nb"]}',
  '{"a":["a\0b"]}',
  '{"a":["e\u0301"]}',
  '{"a":["か\u3099"]}',
  '{"a":["\\ud800"]}',
  '{"a":[{"b":1,"b":2}]}',
  '{"a":[{"c":1,"b":2}]}',
  '{"a":[{"value":1}]}{"b":[1]}',
];

describe('what is plain to see of the fields of an entry', () => {
  it.each(usual)('holds for %s', (json) => {
    expect([isCanonicalFields(json), isPlainToSee(json), hasUsualFields(json)]).toEqual([true, true, true]);
  });

  it.each(wrong)('does not hold for %j', (json) => {
    expect([isPlainToSee(json), hasUsualFields(json)]).toEqual([false, false]);
  });

  it('is nothing that the slow way denies', () => {
    let plain = 0;
    fc.assert(
      fc.property(fieldsText, (json) => {
        const isCanonical = isCanonicalFields(json);
        if (isPlainToSee(json)) plain += 1;
        expect(isPlainToSee(json) && !isCanonical).toBe(false);
        expect(hasUsualFields(json) && !(isCanonical && hasNamesAndIds(json))).toBe(false);
      }),
      { numRuns: 3000 },
    );
    expect(plain).toBeGreaterThan(300);
  });

  it('takes no sign for plain that combines with another or has another form', () => {
    for (let code = 0; code <= 0xffff; code += 1) {
      const sign = String.fromCharCode(code);
      const json = `{"a":["${sign}"]}`;
      if (!isPlainToSee(json) && !hasUsualFields(json)) continue;
      const isInert = /^\P{M}$/u.test(sign) && `e${sign}`.normalize('NFC') === `e${sign}`;
      expect(isInert && isCanonicalFields(json), code.toString(16)).toBe(true);
    }
  });

  it('takes no bytes for plain that are no UTF-8', () => {
    const wrongBytes = [
      [0xff],
      [0xc0, 0xaf],
      [0xe4, 0xb8],
      [0xe4, 0xb7, 0xbf],
      [0xed, 0xa0, 0x80],
      [0xc2],
      [0xf4, 0x90, 0x80, 0x80],
    ];
    for (const bytes of wrongBytes)
      expect(isPlainToSee(Buffer.concat([Buffer.from('{"a":["'), Buffer.from(bytes), Buffer.from('"]}')]))).toBe(false);
  });

  it('leaves deep nesting to others', () => {
    const nested = (depth: number): string => `{"a":[${'['.repeat(depth)}${']'.repeat(depth)}]}`;
    expect([isPlainToSee(nested(3)), isPlainToSee(nested(100_000))]).toEqual([true, false]);
    expect(toCanonicalJson(JSON.parse(nested(3)))).toBe(nested(3));
  });
});

describe('listCells', () => {
  it('reads what JSON.parse reads', () => {
    let read = 0;
    fc.assert(
      fc.property(fieldsText, (json) => {
        if (!isCanonicalFields(json)) return;
        read += 1;
        const fields = JSON.parse(json) as Readonly<Record<string, readonly unknown[]>>;
        expect(listCells(json)).toEqual(Object.entries(fields).map(([name, [cell]]) => [name, cell]));
      }),
      { numRuns: 1000 },
    );
    expect(read).toBeGreaterThan(200);
  });

  it.each(['1', '"x"', 'null', '[]', '["a"]', '{"value":1}', '{"value":"1"}', '{"value":["x"]}', '{"value":[]}'])(
    'reads %s as it is',
    (cell) => expect(listCells(`{"a":[${cell}]}`)).toEqual([['a', JSON.parse(cell)]]),
  );

  it.each([
    '{"state":"unknown"}',
    '{"carriedFrom":"x","value":1}',
    '{"carriedFrom":"x","state":"none"}',
    '{"value":"]"}',
  ])('reads %s as it is', (cell) =>
    expect(listCells(`{"a":[${cell}],"b":[2]}`)).toEqual([
      ['a', JSON.parse(cell)],
      ['b', 2],
    ]),
  );
});
