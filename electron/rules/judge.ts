import type { Answers } from '#domain/fact.ts';
import { missingSlots } from './compile-condition.ts';
import type { CompiledPack, CompiledRule } from './compile-pack.ts';
import { encodeAnswers } from './encode.ts';
import type { UnreadableSlots } from './encode.ts';
import { createVector } from './layout.ts';
import type { FactVector } from './layout.ts';
import { isFalse, isTrue, isUnknown } from './truth.ts';
import { verdictKinds } from './types.ts';
import type { Modality, Severity, VerdictKind } from './types.ts';
import { createVisitContext } from './visit.ts';
import type { Visit, VisitContext } from './visit.ts';

export const passCode = 0;
export const gapCode = 1;
export const unknownCode = 2;
export const notApplicableCode = 3;
export const errorCode = 4;

/**
 * The verdicts of one record and all they were made from. It is its own trace: the vector holds every fact that was
 * read, and any node of a rule's tree can be asked again for the same answer (`explain.ts`).
 */
export type Judgement = {
  readonly pack: CompiledPack;
  readonly context: VisitContext;
  readonly vector: FactVector;
  readonly unreadable: UnreadableSlots;
  /** One code per rule of the pack, in the pack's order; `verdictKinds[code]` is its name. */
  readonly codes: Uint8Array;
};

export type RuleVerdict = {
  readonly rule: CompiledRule;
  readonly verdict: VerdictKind;
  readonly severity: Severity;
  readonly modality: Modality;
  /** Facts the rule reads that are recorded. */
  readonly used: readonly string[];
  /** Unknown facts that could still change the outcome; empty unless the verdict is unknown. */
  readonly missing: readonly string[];
};

/** Judges one record by every rule of the pack. Pure and total: it never throws on a parsed pack. */
export function judge(pack: CompiledPack, visit: Visit, answers: Answers): Judgement {
  const vector = createVector(pack.layout);
  const unreadable = encodeAnswers(pack.layout, answers, vector);
  const context = createVisitContext(visit, pack.parametersFor);
  const codes = new Uint8Array(pack.rules.length);
  judgeVector(pack, { vector, context, unreadable }, codes);
  return { pack, context, vector, unreadable, codes };
}

export type EncodedRecord = Pick<Judgement, 'vector' | 'context' | 'unreadable'>;

/** The same without any allocation, for whole libraries: writes one code per rule into `codes`. */
export function judgeVector(pack: CompiledPack, record: EncodedRecord, codes: Uint8Array): void {
  const { rules } = pack;
  for (let index = 0; index < rules.length; index += 1) codes[index] = judgeRule(rules[index] as CompiledRule, record);
}

function judgeRule(rule: CompiledRule, { vector, context, unreadable }: EncodedRecord): number {
  if (unreadable.length > 0 && rule.slots.some((slot) => unreadable.includes(slot))) return errorCode;
  const truth = rule.gap.evaluate(vector, context);
  if (truth === isTrue) return gapCode;
  if (truth === isUnknown) return unknownCode;
  return rule.exists !== undefined && rule.exists.evaluate(vector, context) === isFalse ? notApplicableCode : passCode;
}

/** The verdict of rule number `index` of the pack, with what it used and what it still needs. */
export function toRuleVerdict(judgement: Judgement, index: number): RuleVerdict {
  const { pack, context, vector } = judgement;
  const rule = pack.rules[index] as CompiledRule;
  const verdict = verdictKinds[judgement.codes[index] as number] as VerdictKind;
  const { severity, modality } = bindingAt(rule, context.province);
  const used: string[] = [];
  for (const slot of rule.slots) if (!Number.isNaN(vector[slot])) used.push(factIdAt(pack, slot));
  const missing =
    verdict === 'unknown' ? missingSlots(rule.gap, vector, context).map((slot) => factIdAt(pack, slot)) : nothing;
  return { rule, verdict, severity, modality, used, missing };
}

const nothing: readonly string[] = [];

function factIdAt({ layout }: CompiledPack, slot: number): string {
  return layout.facts[slot]?.id ?? '';
}

/** All verdicts of a judgement in the pack's order. */
export function listVerdicts(judgement: Judgement): readonly RuleVerdict[] {
  return judgement.pack.rules.map((_rule, index) => toRuleVerdict(judgement, index));
}

/** How far a rule binds at a place: a local statute can make a must of what is only a union norm elsewhere. */
export function bindingAt(
  { rule }: CompiledRule,
  province: string,
): { readonly severity: Severity; readonly modality: Modality } {
  if (rule.mustIn?.includes(province) !== true) return { severity: rule.severity, modality: rule.modality };
  return { severity: rule.severityWhereMust ?? rule.severity, modality: 'must' };
}

/** Verdicts by kind. */
export type VerdictCounts = Record<VerdictKind, number>;

/** Counts a judgement's codes; every rule is in exactly one of the five. */
export function countVerdicts(codes: Uint8Array): VerdictCounts {
  const counts: VerdictCounts = { pass: 0, gap: 0, unknown: 0, not_applicable: 0, error: 0 };
  for (const code of codes) counts[verdictKinds[code] as VerdictKind] += 1;
  return counts;
}

/** Gaps by severity as it is at the place of the visit. */
export function countGaps(judgement: Pick<Judgement, 'pack' | 'context' | 'codes'>): Record<Severity, number> {
  const counts = { critical: 0, major: 0, minor: 0, advisory: 0 };
  judgement.codes.forEach((code, index) => {
    if (code === gapCode)
      counts[bindingAt(judgement.pack.rules[index] as CompiledRule, judgement.context.province).severity] += 1;
  });
  return counts;
}
