import type { Answer, SectionId } from '#domain/fact.ts';
import { facts, findFact } from '#domain/facts/dictionary.ts';
import { sections } from '#domain/facts/sections.ts';
import { isAnswered, isCarried } from './answers.ts';
import type { Assessment, RuleView, Verdict } from './answers.ts';
import { isBinding } from './findings.ts';

export type SectionProgress = {
  readonly id: SectionId;
  /** Questions that arise and were asked. */
  readonly answered: number;
  /** Questions that arise; may fall when an answer closes others. */
  readonly applicable: number;
  /** Questions that arise and have only the answer of an earlier visit. */
  readonly carried: number;
  /** Of norms that bind. */
  readonly gaps: number;
  /** Of norms that only permit or encourage. */
  readonly advice: number;
};

export type ProgressInput = {
  readonly answerOf: (fact: string) => Answer | undefined;
  readonly assessment: Assessment;
  readonly rules: ReadonlyMap<string, RuleView>;
};

/** How far each of the eight sections is, and how many gaps belong to it. */
export function listProgress({ answerOf, assessment, rules }: ProgressInput): readonly SectionProgress[] {
  const notArising = new Set(assessment.notArising);
  const gaps = assessment.verdicts.filter((verdict) => verdict.verdict === 'gap');
  return sections.map(({ id }) => {
    const own = gaps.filter((verdict) => findSection(verdict, rules) === id);
    const arising = facts.filter((fact) => fact.section === id && !notArising.has(fact.id));
    return {
      id,
      answered: arising.filter((fact) => isAnswered(answerOf(fact.id))).length,
      applicable: arising.length,
      carried: arising.filter((fact) => isCarried(answerOf(fact.id))).length,
      gaps: own.filter(({ modality }) => isBinding(modality)).length,
      advice: own.filter(({ modality }) => !isBinding(modality)).length,
    };
  });
}

/**
 * Where a finding belongs: the last section that its rule reads. Head counts of the first sections are the yardstick of
 * many rules, and what is measured comes later.
 */
export function findSection(verdict: Verdict, rules: ReadonlyMap<string, RuleView>): SectionId | undefined {
  const read = rules.get(verdict.rule)?.facts ?? [...verdict.used, ...verdict.missing];
  return read
    .map((fact) => findFact(fact)?.section)
    .filter((section) => section !== undefined)
    .toSorted()
    .at(-1);
}
