import type { Answer } from '#domain/fact.ts';
import { contradictions } from '#domain/facts/contradictions.ts';
import { facts, getFact } from '#domain/facts/dictionary.ts';
import { figures, largeEnterprise } from '#domain/facts/figures.ts';
import { parseInterchangeAnswer } from '#domain/facts/parse-value.ts';
import { listNames } from '#rules/condition-names.ts';
import { encodeAnswers } from '#rules/encode.ts';
import { createLayout, createVector } from '#rules/layout.ts';
import { createRecordChecks } from '#rules/record-checks.ts';
import { createVisitContext } from '#rules/visit.ts';
import { notApplicable, refused, unknown } from './draft.ts';
import type { Draft, SampleFact } from './draft.ts';

/** Facts that figures count: their answers stay, or the counts would no longer be the survey's. */
const counted: ReadonlySet<string> = new Set([
  'union_type',
  'members_total',
  'union_staff_total',
  ...figures.flatMap(({ of, counts }) => [
    ...listNames(of),
    ...listNames(counts),
    ...('sumOf' in counts ? [counts.sumOf] : []),
  ]),
  ...listNames(largeEnterprise),
]);

const layout = createLayout(facts);
const checks = createRecordChecks(facts, contradictions);

/**
 * Makes a finished draft look like a real visit: what does not arise is marked so, some questions stay open, and the
 * facts stand in the order of the dictionary.
 */
export function settleFacts(draft: Draft): Readonly<Record<string, SampleFact>> {
  const notArising = new Set(listNotArising(draft));
  const settled: Record<string, SampleFact> = {};
  for (const { id } of facts) {
    const answer = notArising.has(id) ? notApplicable : fade(draft, id);
    if (answer !== undefined) settled[id] = answer;
  }
  return settled;
}

function listNotArising(draft: Draft): readonly string[] {
  const answers: Record<string, Answer> = {};
  for (const [id, raw] of draft.facts) {
    const parsed = parseInterchangeAnswer(getFact(id), raw);
    if (parsed.ok) answers[id] = parsed.answer;
  }
  const vector = createVector(layout);
  encodeAnswers(layout, answers, vector);
  return checks.listNotArising(
    vector,
    createVisitContext({ date: draft.date, regionCode: null }, () => []),
  );
}

/** A few answers nobody knew, would not show, or were not asked for. */
function fade({ facts: answers, random }: Draft, id: string): SampleFact | undefined {
  const answer = answers.get(id);
  const kind = random.weigh([
    ['kept', 945],
    ['unknown', 25],
    ['refused', 8],
    ['not_asked', 22],
  ]);
  if (kind === 'kept' || counted.has(id)) return answer;
  if (kind === 'not_asked') return undefined;
  if (kind === 'refused') return refused;
  return random.chance(0.3) ? { state: 'unknown', note: '企业答应会后补充' } : unknown;
}
