import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers, FactDefinition } from '#domain/fact.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { languages } from '#domain/language.ts';
import { loadBuiltInPack } from '#rules/built-in-pack.ts';
import { checkExamples } from '#rules/check-examples.ts';
import { explainVerdict } from '#rules/explain.ts';
import { judge, listVerdicts } from '#rules/judge.ts';
import { isFalse, isTrue } from '#rules/truth.ts';
import type { VerdictKind } from '#rules/types.ts';

const pack = loadBuiltInPack(facts);
const { rules } = pack.document;

const value = (fact: FactDefinition): fc.Arbitrary<Answer> => {
  const options = (fact.options ?? []).map(({ id }) => id);
  const of = <T extends Extract<Answer, { readonly value: unknown }>['value']>(
    from: fc.Arbitrary<T>,
  ): fc.Arbitrary<Answer> => from.map((known) => ({ value: known }));
  switch (fact.type) {
    case 'integer':
      return of(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 600 })));
    case 'money':
      return of(fc.integer({ min: 0, max: 1_000_000 }));
    case 'date':
      return of(
        fc
          .integer({ min: 0, max: 9_000 })
          .map((days) => new Date(Date.UTC(2003, 0, 1 + days)).toISOString().slice(0, 10)),
      );
    case 'yes_no':
      return of(fc.constantFrom('yes', 'no'));
    case 'enum':
      return of(fc.constantFrom(...options));
    case 'set':
      return of(fc.subarray(options));
    case 'text':
      return of(fc.string());
  }
};
const answer = (fact: FactDefinition): fc.Arbitrary<Answer | undefined> =>
  fc.oneof(
    { weight: 6, arbitrary: value(fact) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Answer>({ state: 'unknown' }, { state: 'refused' }, { state: 'not_applicable' }),
    },
    { weight: 1, arbitrary: fc.constant(fact.mayBeNone ? { state: 'none' as const } : undefined) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
const record = fc
  .record(Object.fromEntries(facts.map((fact) => [fact.id, answer(fact)])))
  .map((answers): Answers =>
    Object.fromEntries(Object.entries(answers).flatMap(([id, known]) => (known === undefined ? [] : [[id, known]]))),
  );
const visit = fc.record({
  date: fc.constantFrom('2006-06-30', '2024-02-29', '2026-05-12', '2026-12-01'),
  regionCode: fc.constantFrom(null, '420106', '110105', '310115', '410105', '330106', '370102', '500103'),
});

function isOpen(verdict: VerdictKind | undefined): boolean {
  return verdict === 'gap' || verdict === 'unknown';
}

describe('the built-in pack', () => {
  it('holds the 70 rules and the 15 optional ones', () => {
    expect(rules.map((rule) => rule.number)).toEqual(Array.from({ length: 85 }, (_unused, index) => index + 1));
    expect(rules.filter((rule) => rule.optional === true)).toHaveLength(15);
  });

  it('passes all its examples', () => {
    expect(checkExamples(pack)).toEqual([]);
  });

  it('cites law for every rule, and shows no article number that nobody has read', () => {
    const bare = rules.filter((rule) => rule.basis.some((basis) => basis.verified && basis.article === undefined));
    expect(bare.map((rule) => rule.id)).toEqual([]);
  });

  it('never speaks of a breach where the norm only permits or recommends', () => {
    const breach = /违反|违法|違反|違法|breach|violat|contrary/i;
    const permissive = rules.filter((rule) => rule.modality === 'may' || rule.modality === 'encouraged');
    const harsh = permissive.filter(
      (rule) => rule.severity !== 'advisory' || breach.test(JSON.stringify([rule.title, rule.messages, rule.remedy])),
    );
    expect(harsh.map((rule) => rule.id)).toEqual([]);
  });

  it('never makes a gap of something that does not exist', () => {
    fc.assert(
      fc.property(visit, record, (place, answers) => {
        const { context, vector } = judge(pack, place, answers);
        const ghosts = pack.rules.filter(
          ({ gap, exists }) =>
            exists?.evaluate(vector, context) === isFalse && gap.evaluate(vector, context) === isTrue,
        );
        expect(ghosts.map(({ rule }) => rule.id)).toEqual([]);
      }),
    );
  });

  it('never turns a gap into anything but a gap or an unknown when a fact is taken away', () => {
    fc.assert(
      fc.property(visit, record, fc.nat(), (place, answers, which) => {
        const ids = Object.keys(answers);
        const taken = ids[which % Math.max(1, ids.length)];
        const before = listVerdicts(judge(pack, place, answers));
        const rest = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== taken));
        const after = listVerdicts(judge(pack, place, rest));
        const lost = before.filter(({ verdict }, index) => isOpen(verdict) && !isOpen(after[index]?.verdict));
        expect(lost.map(({ rule }) => `${rule.rule.id} without ${taken}`)).toEqual([]);
      }),
    );
  });

  it('explains every verdict in every language without an open placeholder', () => {
    fc.assert(
      fc.property(visit, record, (place, answers) => {
        for (const verdict of listVerdicts(judge(pack, place, answers))) {
          for (const language of languages) {
            expect(explainVerdict(verdict, { pack, visit: place, answers, language })).toMatch(/^[^{}]+$/);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
