import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentKinds } from '#domain/document-kinds.ts';
import {
  defaultPattern,
  findPatternProblem,
  findSequence,
  greatestSequence,
  kindMarks,
  toNumber,
  toSeries,
} from '#domain/document-number.ts';

const place = { kind: 'opinion', year: '2026' } as const;

describe('patterns of numbers', () => {
  it('are filled with year, sign of the kind and sequence', () => {
    expect(toNumber(toSeries('沪总工检〔{year}〕{seq}号', place), 12)).toBe('沪总工检〔2026〕12号');
    expect(toNumber(toSeries('{kind}-{year}-{seq}', place), 1)).toBe('改-2026-1');
    expect(findPatternProblem(defaultPattern)).toBeUndefined();
  });

  it('name what is wrong with them', () => {
    const problems = {
      '沪总〔{year}〕号': 'NO_SEQUENCE',
      '{seq}/{seq}': 'NO_SEQUENCE',
      '{seq}{month}': 'UNKNOWN_PLACE',
      '{seq': 'UNKNOWN_PLACE',
      'a}{seq}': 'UNKNOWN_PLACE',
      '{year}{seq}': 'DIGIT_BESIDE_SEQUENCE',
      '{seq}{year}': 'DIGIT_BESIDE_SEQUENCE',
      '第0{seq}号': 'DIGIT_BESIDE_SEQUENCE',
      'a\n{seq}': 'BAD_TEXT',
      [`${'a'.repeat(80)}{seq}`]: 'TOO_LONG',
    };
    for (const [pattern, problem] of Object.entries(problems))
      expect({ pattern, problem: findPatternProblem(pattern) }).toEqual({ pattern, problem });
  });

  it('have another sign for every kind, so that the default pattern never gives one number twice', () => {
    expect(new Set(Object.values(kindMarks)).size).toBe(documentKinds.length);
  });
});

describe('the sequence in a number', () => {
  it('is read back from every number of the series, and from no number of another year or kind', () => {
    const literal = fc.string({ unit: fc.constantFrom('检', '〔', '-', 'A', '/'), maxLength: 4 });
    const patterns = fc
      .tuple(literal, literal, literal, literal)
      .map(([a, b, c, d]) => `${a}{kind}${b}{year}${c}〕{seq}号${d}`);
    fc.assert(
      fc.property(patterns, fc.integer({ min: 1, max: greatestSequence }), (pattern, sequence) => {
        expect(findPatternProblem(pattern)).toBeUndefined();
        const number = toNumber(toSeries(pattern, place), sequence);
        expect(findSequence(toSeries(pattern, place), number)).toBe(sequence);
        expect(findSequence(toSeries(pattern, { ...place, year: '2027' }), number)).toBeUndefined();
        expect(findSequence(toSeries(pattern, { ...place, kind: 'reminder' }), number)).toBeUndefined();
      }),
    );
  });

  it('is none where there are no digits, only zeros, or more digits than anybody counts to', () => {
    const series = toSeries('检{seq}号', place);
    for (const number of ['检号', '检0号', '检-1号', '检1.5号', '检１号', '检1号附', `检${'9'.repeat(30)}号`])
      expect({ number, sequence: findSequence(series, number) }).toEqual({ number, sequence: undefined });
    expect(findSequence(series, '检007号')).toBe(7);
  });
});
