import { describe, expect, it } from 'vitest';
import { judge } from '#rules/judge.ts';
import { listNextQuestions } from '#rules/next-questions.ts';
import { buildRule, compileSmall } from './support/small-pack.ts';

const pack = compileSmall([
  buildRule({
    id: 'one',
    gapWhen: {
      all: [
        { fact: 'kind', in: ['a'] },
        { fact: 'flag', in: ['yes'] },
      ],
    },
  }),
  buildRule({ id: 'two', gapWhen: { all: [{ fact: 'kind', in: ['b'] }, { compare: [{ fact: 'count' }, '<', 25] }] } }),
  buildRule({ id: 'three', gapWhen: { compare: [{ fact: 'count' }, '<', 10] } }),
]);
const visit = { date: '2026-05-12', regionCode: null };

describe('listNextQuestions', () => {
  it('puts the fact first that bears on most undecided rules, then the one that decides alone', () => {
    expect(listNextQuestions(judge(pack, visit, {}))).toEqual([
      { fact: 'count', decides: 2 },
      { fact: 'kind', decides: 2 },
      { fact: 'flag', decides: 1 },
    ]);
  });

  it('drops facts that no longer matter', () => {
    expect(listNextQuestions(judge(pack, visit, { kind: { value: 'c' } }))).toEqual([{ fact: 'count', decides: 1 }]);
    expect(listNextQuestions(judge(pack, visit, { kind: { value: 'c' }, count: { value: 30 } }))).toEqual([]);
  });
});
