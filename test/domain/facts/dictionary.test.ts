import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInterchangeValue } from '#domain/facts/parse-value.ts';
import type { Condition } from '#domain/condition.ts';
import type { Answer, FactDefinition } from '#domain/fact.ts';
import { factIds, facts, findFact, getFact, listSection } from '#domain/facts/dictionary.ts';
import { sections } from '#domain/facts/sections.ts';
import { carriedLabel, listOptions, stateLabels } from '#domain/facts/yes-no.ts';
import { languages } from '#domain/language.ts';
import type { Text } from '#domain/language.ts';
import { compileCondition } from '#rules/compile-condition.ts';
import { createScope } from '#rules/compile-pack.ts';
import { encodeAnswers } from '#rules/encode.ts';
import { createVector } from '#rules/layout.ts';
import { isFalse } from '#rules/truth.ts';
import { anyAnswerOf } from './arbitraries.ts';
import { listConditionFacts, listConditionIssues } from './conditions.ts';

const conditional = facts.flatMap((fact) =>
  fact.appliesWhen === undefined ? [] : [{ fact, condition: fact.appliesWhen }],
);

describe('fact dictionary', () => {
  it('has 127 facts with distinct ids', () => {
    expect(facts).toHaveLength(127);
    expect(new Set(factIds).size).toBe(127);
  });

  it('keeps the facts of a section together and the sections in order', () => {
    const counts = sections.map((section) => listSection(section.id).length);
    expect(counts).toEqual([7, 15, 14, 28, 21, 24, 9, 9]);
    expect(sections.flatMap((section) => listSection(section.id))).toEqual(facts);
  });

  it('finds a fact by id and throws for an unknown one', () => {
    expect(getFact('members_total').label.en).toBe('Members');
    expect(findFact('toString')).toBeUndefined();
    expect(() => getFact('members')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });

  it.each(facts.map((fact) => [fact.id, fact] as const))('words %s in three languages', (_id, fact) => {
    const options = listOptions(fact);
    const texts: readonly Text[] = [fact.label, fact.help, ...options.map(({ label }) => label)];
    expect([...texts, fact.noneLabel ?? fact.label].flatMap(listFlaws)).toEqual([]);
    for (const language of languages) {
      expect(new Set(options.map(({ label }) => label[language])).size).toBe(options.length);
    }
  });

  it('words sections, states and carried-over answers in three languages', () => {
    const texts = [...sections.map(({ label }) => label), ...Object.values(stateLabels), carriedLabel];
    expect(texts.flatMap(listFlaws)).toEqual([]);
  });

  it('has labels that tell every two facts apart in every language', () => {
    for (const language of languages) {
      const labels = facts.map((fact) => fact.label[language]);
      expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
    }
  });

  it('gives options exactly to choices, units only to numbers, and a word for none where there may be none', () => {
    const misfits = facts.filter((fact) => {
      const isChoice = fact.type === 'enum' || fact.type === 'set';
      const isNumber = fact.type === 'integer' || fact.type === 'money';
      return (fact.options !== undefined) !== isChoice || (fact.unit !== undefined) !== isNumber;
    });
    expect(misfits).toEqual([]);
    expect(facts.filter((fact) => (fact.noneLabel !== undefined) !== fact.mayBeNone)).toEqual([]);
    const dates = facts.filter((fact) => fact.type === 'date' || fact.id === 'settlement_plan_lead_days');
    expect(facts.filter((fact) => fact.mayBeNone)).toEqual(dates);
  });

  it('stores any term of office, since a wrong one is a finding and not a slip', () => {
    expect(parseInterchangeValue(getFact('committee_term_years'), 40)).toEqual({ ok: true, value: 40 });
  });
});

describe('when a question arises', () => {
  it.each(conditional.map(({ fact, condition }) => [fact.id, condition] as const))(
    'is sound for %s',
    (_id, condition) => {
      expect(listConditionIssues(condition)).toEqual([]);
    },
  );

  it('never depends on itself', () => {
    const parents = new Map(conditional.map(({ fact, condition }) => [fact.id, listConditionFacts(condition)]));
    const circles: string[] = [];
    const reach = (id: string, path: readonly string[]): void => {
      if (path.includes(id)) circles.push(id);
      else for (const parent of parents.get(id) ?? []) reach(parent, [...path, id]);
    };
    for (const fact of facts) reach(fact.id, []);
    expect(circles).toEqual([]);
  });

  it('is settled without the fact in between: where that does not arise, neither does this', () => {
    const pairs = conditional.flatMap(({ fact, condition }) =>
      listConditionFacts(condition)
        .map((id) => getFact(id))
        .filter((parent) => parent.appliesWhen !== undefined)
        .map((parent) => ({ fact, parent })),
    );
    expect(pairs.length).toBeGreaterThan(10);
    for (const { fact, parent } of pairs) {
      if (fact.id.startsWith('worker_rep')) continue; // either of two boards is enough
      expectToEndWithParent(fact, parent);
    }
  });

  it('asks about worker representatives only where one of the two boards has any', () => {
    const condition = getFact('worker_reps_elected').appliesWhen;
    expect(evaluate(condition, { has_board: { value: 'no' }, has_supervisory_board: { value: 'no' } })).toBe(isFalse);
    expect(evaluate(condition, { legal_form: { value: 'branch' } })).toBe(isFalse);
    expect(evaluate(condition, { has_board: { value: 'no' } })).not.toBe(isFalse);
  });
});

const scope = createScope(facts);
const visit = { day: 20_000, year: 2024, province: '42', parameters: [] };

function evaluate(condition: Condition | undefined, answers: Readonly<Record<string, Answer>>): number | undefined {
  if (condition === undefined) return undefined;
  const vector = createVector(scope.layout);
  encodeAnswers(scope.layout, answers, vector);
  return compileCondition(condition, scope).evaluate(vector, visit);
}

/** Sampled answers to the facts that the parent's condition names, the parent itself not asked. */
function expectToEndWithParent(fact: FactDefinition, parent: FactDefinition): void {
  const grandparents = listConditionFacts(parent.appliesWhen).map((id) => getFact(id));
  const answers = fc.record(Object.fromEntries(grandparents.map((entry) => [entry.id, anyAnswerOf(entry)])));
  fc.assert(
    fc.property(answers, (record) => {
      fc.pre(evaluate(parent.appliesWhen, record) === isFalse);
      expect(evaluate(fact.appliesWhen, record)).toBe(isFalse);
    }),
    { numRuns: 30 },
  );
}

/** What is wrong with a text: blank, spaced at an end, or in the wrong script. */
function listFlaws(text: Text): readonly string[] {
  const flaws = languages.filter((language) => text[language] === '' || text[language].trim() !== text[language]);
  if (/\p{Script=Han}/u.test(text.en)) flaws.push('en');
  if (/[會為從業務與個學無員職總備應現這說請當國體關發經濟實產組織協議]/.test(text['zh-Hans'])) flaws.push('zh-Hans');
  if (/[会为从业务与个无员职总备应现这说请当国体关发经济实产组织协议錶]/.test(text['zh-Hant'])) flaws.push('zh-Hant');
  return flaws;
}
