import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { warningKinds } from '#domain/completion.ts';
import { parseFrozenVerdicts } from '#domain/frozen-verdicts.ts';
import type { FrozenBasis, FrozenVerdict, FrozenVerdicts } from '#domain/frozen-verdicts.ts';
import { modalities, severities, verdictKinds } from '#domain/verdict.ts';

const sentence = fc.string({ unit: 'grapheme', maxLength: 40 });
const word = fc.string({ minLength: 1, maxLength: 20 });
const text = fc.record({ 'zh-Hans': sentence, 'zh-Hant': sentence, en: sentence });
const basis: fc.Arbitrary<FrozenBasis> = fc.record(
  {
    instrument: text,
    article: text,
    verified: fc.boolean(),
    from: fc.constant('2022-01-01'),
    to: fc.constant('2026-01-01'),
    province: fc.constant('31'),
    note: text,
  },
  { requiredKeys: ['instrument', 'verified'] },
);
const verdict: fc.Arbitrary<FrozenVerdict> = fc.record({
  rule: word,
  title: text,
  verdict: fc.constantFrom(...verdictKinds),
  severity: fc.constantFrom(...severities),
  modality: fc.constantFrom(...modalities),
  reason: text,
  used: fc.array(word, { maxLength: 3 }),
  missing: fc.array(word, { maxLength: 3 }),
  basis: fc.array(basis, { maxLength: 2 }),
  inForce: fc.boolean(),
});
const frozen: fc.Arbitrary<FrozenVerdicts> = fc.record({
  pack: fc.record({ id: word, version: word, hash: word }),
  reasons: fc.dictionary(fc.constantFrom(...warningKinds), sentence),
  verdicts: fc.uniqueArray(verdict, { maxLength: 3, selector: ({ rule }) => rule }),
});

describe('parseFrozenVerdicts', () => {
  it('takes every document of its form as it is, without what it does not know', () => {
    fc.assert(
      fc.property(frozen, (document) => {
        const travelled: unknown = JSON.parse(JSON.stringify({ ...document, stray: 1 }));
        expect(parseFrozenVerdicts(travelled)).toEqual(document);
      }),
    );
  });

  it('refuses a document of which any part is missing or something else', () => {
    fc.assert(
      fc.property(frozen, verdict, fc.constantFrom(null, 7, 'x', [7]), (document, last, wrong) => {
        const broken = Object.keys(last).map((key) => ({ ...last, rule: 'own', [key]: wrong === 'x' ? 7 : wrong }));
        for (const verdicts of broken)
          expect(parseFrozenVerdicts({ ...document, verdicts: [verdicts] })).toBeUndefined();
        expect(parseFrozenVerdicts({ ...document, verdicts: wrong })).toBeUndefined();
        expect(parseFrozenVerdicts({ ...document, pack: wrong })).toBeUndefined();
        expect(parseFrozenVerdicts({ ...document, reasons: { gap: 'because' } })).toBeUndefined();
      }),
    );
  });

  it('refuses two verdicts of one rule, and texts without end', () => {
    const [one] = fc.sample(verdict, 1);
    const document = { pack: { id: 'p', version: '1', hash: 'h' }, reasons: {} };
    expect(parseFrozenVerdicts({ ...document, verdicts: [one] })).toBeDefined();
    expect(parseFrozenVerdicts({ ...document, verdicts: [one, one] })).toBeUndefined();
    expect(parseFrozenVerdicts({ ...document, verdicts: [{ ...one, rule: 'x'.repeat(201) }] })).toBeUndefined();
  });
});
