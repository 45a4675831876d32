import type { Answer } from '#domain/fact.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import { parseInterchangeAnswer } from '#domain/facts/parse-value.ts';
import type { CompiledPack } from './compile-pack.ts';
import { judge } from './judge.ts';
import type { PackIssue } from './pack-issue.ts';
import { verdictKinds } from './types.ts';
import type { Example, VerdictKind } from './types.ts';

const defaultDate = '2026-05-12';
/** Wuhan: a place for which packs hold no local provisions. */
const defaultRegion = '420106';

/** Runs the examples of every rule. A rule that cannot be reached cannot pass, since each needs a gap among them. */
export function checkExamples(pack: CompiledPack): readonly PackIssue[] {
  return pack.document.rules.flatMap((rule, index) =>
    Object.entries(rule.examples).flatMap(([expected, examples]) =>
      (examples ?? []).flatMap((example, number) => {
        const path = `rules[${index}].examples.${expected}[${number}]`;
        return checkExample(pack, { example, path, index, expected });
      }),
    ),
  );
}

type ExampleCase = {
  readonly example: Example;
  readonly path: string;
  readonly index: number;
  readonly expected: string;
};

function checkExample(pack: CompiledPack, { example, path, index, expected }: ExampleCase): readonly PackIssue[] {
  const answers: Record<string, Answer> = {};
  const issues: PackIssue[] = [];
  for (const [id, raw] of Object.entries(example.facts)) {
    const fact = findFact(id);
    const parsed = fact === undefined ? undefined : parseInterchangeAnswer(fact, raw);
    if (parsed?.ok === true) answers[id] = parsed.answer;
    else
      issues.push({ code: 'EXAMPLE_INVALID', path: `${path}.facts.${id}`, message: 'not a fact with a valid value' });
  }
  if (issues.length > 0) return issues;
  const visit = { date: example.date ?? defaultDate, regionCode: example.region ?? defaultRegion };
  const actual: VerdictKind | undefined = verdictKinds[judge(pack, visit, answers).codes[index] ?? -1];
  if (actual === expected) return [];
  return [{ code: 'EXAMPLE_FAILED', path, message: `is "${String(actual)}", not "${expected}"` }];
}
