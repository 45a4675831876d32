import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers, FactDefinition } from '#domain/fact.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { loadBuiltInPack } from '#rules/built-in-pack.ts';
import { judge, passCode } from '#rules/judge.ts';

const pack = loadBuiltInPack(facts);
const visit = { date: '2026-05-12', regionCode: '420106' };

const anyAnswers: fc.Arbitrary<Answers> = fc
  .subarray([...facts])
  .chain((chosen) => fc.record(Object.fromEntries(chosen.map((fact) => [fact.id, toArbitrary(fact)]))));

function toArbitrary(fact: FactDefinition): fc.Arbitrary<Answer> {
  const options = (fact.options ?? [{ id: 'yes' }, { id: 'no' }]).map(({ id }) => id);
  const values: Readonly<Record<FactDefinition['type'], fc.Arbitrary<Extract<Answer, { value: unknown }>['value']>>> = {
    integer: fc.integer({ min: 0, max: 400 }),
    money: fc.integer({ min: 0, max: 1_000_000 }),
    date: fc.constantFrom('2015-01-01', '2024-06-30', '2026-05-01'),
    yes_no: fc.constantFrom(...options),
    enum: fc.constantFrom(...options),
    set: fc.constantFrom(...options).map((option) => [option]),
    text: fc.constant('甲'),
  };
  return fc.oneof(
    values[fact.type].map((value) => ({ value })),
    fc.constantFrom(...(fact.mayBeNone ? (['none'] as const) : []), 'not_applicable').map((state) => ({ state })),
  );
}

function carryOver(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries<Answer>(answers).map(([fact, answer]): [string, Answer] => [
      fact,
      { ...answer, carriedFrom: '2025-03-02' },
    ]),
  );
}

describe('a record of which nothing is confirmed', () => {
  it('is judged like an empty one by every rule of the pack', () => {
    const empty = judge(pack, visit, {}).codes;
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        expect(judge(pack, visit, carryOver(answers)).codes).toEqual(empty);
      }),
    );
  });

  it('passes no rule that reads a fact', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { codes } = judge(pack, visit, carryOver(answers));
        const passed = pack.rules.filter((rule, index) => codes[index] === passCode && rule.slots.length > 0);
        expect(passed.map(({ rule }) => rule.id)).toEqual([]);
      }),
    );
  });

  it('is judged as before once everything is confirmed', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const confirmed: Answers = Object.fromEntries(
          Object.entries<Answer>(carryOver(answers)).map(
            ([fact, { carriedFrom: _from, ...answer }]): [string, Answer] => [fact, answer],
          ),
        );
        expect(judge(pack, visit, confirmed).codes).toEqual(judge(pack, visit, answers).codes);
      }),
    );
  });
});
