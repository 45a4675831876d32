import { describe, expect, it } from 'vitest';
import type { Condition } from '#domain/condition.ts';
import { parsePack } from '#rules/parse-pack.ts';
import { buildPack, buildRule, smallFacts, text } from './support/small-pack.ts';

function issuesOf(document: unknown): readonly string[] {
  const result = parsePack(document, smallFacts);
  return result.ok ? [] : result.issues.map((issue) => `${issue.code} ${issue.path}`);
}

function issuesOfCondition(gapWhen: unknown): readonly string[] {
  return issuesOf(buildPack([{ ...buildRule({}), gapWhen: gapWhen as Condition }]));
}

describe('parsePack', () => {
  it('accepts a pack without mistakes', () => {
    expect(issuesOf(buildPack([buildRule({})]))).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'rules'],
    ['a list', []],
  ])('refuses %s', (_name, document) => {
    expect(issuesOf(document)).toEqual(['WRONG_TYPE ']);
  });

  it('names every mistake of the shape with its place, not only the first', () => {
    const { remedy: _remedy, ...rest } = buildRule({ title: { ...text('title'), 'zh-Hant': '' } });
    expect(issuesOf({ ...buildPack([]), checkedOn: '2026-02-30', rules: [{ ...rest, script: 'x' }] })).toEqual([
      'BAD_DATE checkedOn',
      'MISSING_TRANSLATION rules[0].title.zh-Hant',
      'MISSING_KEY rules[0].remedy',
      'UNKNOWN_KEY rules[0].script',
    ]);
  });

  it('finds names that lead nowhere', () => {
    const rule = buildRule({
      subject: 'ghost',
      gapWhen: { all: [{ fact: 'ghost', in: ['a'] }, { compare: [{ fact: 'count' }, '>', { parameter: 'ghost' }] }] },
      basis: [{ instrument: 'ghost', verified: false }],
    });
    expect(issuesOf(buildPack([rule]))).toEqual([
      'UNKNOWN_FACT rules[0].gapWhen.all[0].fact',
      'UNKNOWN_PARAMETER rules[0].gapWhen.all[1].compare[2].parameter',
      'UNKNOWN_INSTRUMENT rules[0].basis[0].instrument',
      'UNKNOWN_SUBJECT rules[0].subject',
    ]);
  });

  it.each<[string, unknown, string]>([
    ['an option that the fact does not have', { fact: 'kind', in: ['d'] }, 'UNKNOWN_OPTION rules[0].gapWhen.in[0]'],
    ['a text for a number', { fact: 'count', in: ['3'] }, 'TYPE_MISMATCH rules[0].gapWhen.in[0]'],
    ['a date compared with a number', { compare: [{ fact: 'day' }, '>', 3] }, 'TYPE_MISMATCH rules[0].gapWhen.compare'],
    [
      'an order among choices',
      { compare: [{ fact: 'kind' }, '<', { value: 'b' }] },
      'TYPE_MISMATCH rules[0].gapWhen.compare',
    ],
    ['two literals', { compare: [{ value: 'a' }, '=', { value: 'a' }] }, 'TYPE_MISMATCH rules[0].gapWhen.compare'],
    ['elements of what is no set', { fact: 'kind', intersects: ['a'] }, 'TYPE_MISMATCH rules[0].gapWhen'],
    ['"none" of a fact that is never none', { fact: 'count', is: 'empty' }, 'TYPE_MISMATCH rules[0].gapWhen.is'],
    [
      'arithmetic with a choice',
      { compare: [{ sum: [{ fact: 'kind' }, 1] }, '>', 3] },
      'TYPE_MISMATCH rules[0].gapWhen.compare[0].sum[0]',
    ],
    [
      'money compared with a count',
      { compare: [{ fact: 'amount' }, '>', { fact: 'count' }] },
      'TYPE_MISMATCH rules[0].gapWhen.compare',
    ],
    [
      'money times money',
      { compare: [{ product: [{ fact: 'amount' }, { fact: 'amount' }] }, '>', 1] },
      'TYPE_MISMATCH rules[0].gapWhen.compare[0].product',
    ],
    [
      'a division by nothing',
      { compare: [{ quotient: [{ fact: 'count' }, 0] }, '>', 3] },
      'WRONG_TYPE rules[0].gapWhen.compare[0].quotient',
    ],
    [
      'an impossible date',
      { compare: [{ fact: 'day' }, '>', { date: '2026-02-30' }] },
      'BAD_DATE rules[0].gapWhen.compare[2].date',
    ],
    ['an operator of its own', { compare: [{ fact: 'count' }, 'eval', 3] }, 'WRONG_TYPE rules[0].gapWhen.compare'],
    ['a node of two kinds', { all: [], any: [] }, 'WRONG_TYPE rules[0].gapWhen'],
    ['an empty conjunction', { all: [] }, 'WRONG_TYPE rules[0].gapWhen.all'],
    [
      'a text fact in a comparison',
      { compare: [{ fact: 'tags' }, '=', { value: 'x' }] },
      'TYPE_MISMATCH rules[0].gapWhen.compare[0].fact',
    ],
  ])('refuses %s', (_name, condition, issue) => {
    expect(issuesOfCondition(condition)).toEqual([issue]);
  });

  it('refuses a condition nested so deep that walking it could fail', () => {
    let condition: unknown = { fact: 'kind', in: ['a'] };
    for (let depth = 0; depth < 100; depth += 1) condition = { not: condition };
    expect(issuesOfCondition(condition)).toEqual(['TOO_LARGE rules[0].gapWhen']);
  });

  it('never lets a permissive norm be more than an advisory', () => {
    expect(issuesOf(buildPack([buildRule({ modality: 'may', severity: 'minor' })]))).toEqual([
      'PERMISSIVE_BREACH rules[0].severity',
    ]);
  });

  it('refuses a placeholder for something the rule does not read', () => {
    const rule = buildRule({ messages: { gap: { ...text('{kind}'), en: '{count}' }, pass: text('pass') } });
    expect(issuesOf(buildPack([rule]))).toEqual(['BAD_PLACEHOLDER rules[0].messages.gap.en']);
  });

  it('refuses the same id twice', () => {
    expect(issuesOf(buildPack([buildRule({}), buildRule({ gapWhen: { fact: 'kind', in: ['b'] } })]))).toEqual([
      'DUPLICATE_ID rules[1].id',
    ]);
  });
});

describe('contradictions in a pack', () => {
  it.each<[string, Condition]>([
    [
      'bounds that exclude each other',
      { all: [{ compare: [{ fact: 'count' }, '>=', 25] }, { compare: [{ fact: 'count' }, '<', 25] }] },
    ],
    ['a number below nothing', { all: [{ compare: [{ fact: 'count' }, '<', 0] }, { fact: 'flag', in: ['yes'] }] }],
    [
      'two choices at once',
      { all: [{ fact: 'kind', in: ['a'] }, { compare: [{ fact: 'kind' }, '=', { value: 'b' }] }] },
    ],
    [
      'a date that is and is not',
      {
        all: [
          { fact: 'day', is: 'set' },
          { fact: 'day', is: 'empty' },
        ],
      },
    ],
  ])('are found: %s', (_name, condition) => {
    expect(issuesOfCondition(condition)).toEqual(['CONTRADICTION rules[0].gapWhen']);
  });

  it('are found deep in the tree', () => {
    const never: Condition = {
      all: [
        { fact: 'kind', in: ['a'] },
        { fact: 'kind', notIn: ['a'] },
      ],
    };
    expect(issuesOfCondition({ any: [{ fact: 'flag', in: ['yes'] }, never] })).toEqual([
      'CONTRADICTION rules[0].gapWhen.any[1]',
    ]);
  });

  it('are found between two rules that leave no value without a gap', () => {
    const rules = [buildRule({}), buildRule({ id: 'opposite', gapWhen: { fact: 'kind', notIn: ['a'] } })];
    expect(issuesOf(buildPack(rules))).toEqual(['CONTRADICTORY_RULES rules[1].gapWhen']);
  });

  it('are not seen where a value remains', () => {
    expect(
      issuesOfCondition({
        all: [{ compare: [{ fact: 'count' }, '>=', 25] }, { compare: [{ fact: 'count' }, '<=', 25] }],
      }),
    ).toEqual([]);
    const rules = [buildRule({}), buildRule({ id: 'other', gapWhen: { fact: 'kind', in: ['b'] } })];
    expect(issuesOf(buildPack(rules))).toEqual([]);
  });
});
