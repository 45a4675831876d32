import type { Answer, Answers } from '#domain/fact.ts';
import { facts, getFact } from '#domain/facts/dictionary.ts';
import { parseInterchangeAnswer } from '#domain/facts/parse-value.ts';
import { loadBuiltInPack } from '#rules/built-in-pack.ts';
import { judge } from '#rules/judge.ts';
import type { Judgement } from '#rules/judge.ts';
import type { OracleRecord } from './judge.ts';

// The only door to the engine: everything else here knows the formulas as printed and nothing of the program.

export const builtInPack = loadBuiltInPack(facts);

export function judgeByEngine(record: OracleRecord): Judgement {
  return judge(builtInPack, { date: record.date, regionCode: record.region }, toAnswers(record));
}

function toAnswers(record: OracleRecord): Answers {
  const answers: Record<string, Answer> = {};
  for (const [id, raw] of Object.entries(record.facts)) {
    const parsed = parseInterchangeAnswer(getFact(id), raw);
    if (!parsed.ok) throw new Error(`The test made no fact of ${id}: ${JSON.stringify(raw)}: ${parsed.message}`);
    answers[id] = parsed.answer;
  }
  return answers;
}
