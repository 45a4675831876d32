import type { Answers } from '#domain/fact.ts';
import { contradictions } from '#domain/facts/contradictions.ts';
import { facts } from '#domain/facts/dictionary.ts';
import type { Language } from '#domain/language.ts';
import { encodeAnswers } from '#rules/encode.ts';
import { fillIn } from '#rules/explain.ts';
import { createVector } from '#rules/layout.ts';
import { createRecordChecks } from '#rules/record-checks.ts';
import type { RecordChecks } from '#rules/record-checks.ts';
import { createVisitContext } from '#rules/visit.ts';
import type { Visit } from '#rules/visit.ts';
import { getBuiltInPack } from '#services/pack.ts';

export type FoundContradiction = { readonly id: string; readonly facts: readonly string[]; readonly message: string };

let recordChecks: RecordChecks | undefined;

/** Facts of one record that cannot both be right, each with one sentence. Unknown facts contradict nothing. */
export function listRecordContradictions(
  { visit, answers }: { readonly visit: Visit; readonly answers: Answers },
  language: Language,
): readonly FoundContradiction[] {
  const pack = getBuiltInPack().compiled;
  recordChecks ??= createRecordChecks(facts, contradictions);
  const vector = createVector(pack.layout);
  encodeAnswers(pack.layout, answers, vector);
  const context = createVisitContext(visit, pack.parametersFor);
  return recordChecks.listContradictions(vector, context).map((contradiction) => ({
    id: contradiction.id,
    facts: contradiction.facts,
    message: fillIn(contradiction.message, { pack, visit, answers, language }),
  }));
}
