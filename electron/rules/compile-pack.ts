import type { FactDefinition } from '#domain/fact.ts';
import { compileCondition, slotsOf } from './compile-condition.ts';
import type { ConditionNode } from './compile-condition.ts';
import type { CompileScope } from './compile-expression.ts';
import { createLayout } from './layout.ts';
import type { FactLayout } from './layout.ts';
import type { ParsedPack } from './parse-pack.ts';
import type { Instrument, PackDocument, Rule, Subject } from './types.ts';

export type CompiledRule = {
  readonly rule: Rule;
  readonly gap: ConditionNode;
  /** Absent: the rule's subject always exists. */
  readonly exists?: ConditionNode;
  readonly subject?: Subject;
  /** Facts that decide gap or not, as slots. */
  readonly slots: readonly number[];
};

/** A pack ready to judge records. Made once; holds no state that judging changes. */
export type CompiledPack = {
  readonly document: PackDocument;
  readonly layout: FactLayout;
  readonly scope: CompileScope;
  readonly rules: readonly CompiledRule[];
  readonly instruments: ReadonlyMap<string, Instrument>;
  /** Parameter values by index for a province code ('' for the national defaults). */
  readonly parametersFor: (province: string) => readonly number[];
};

/** Compiles a pack that `parsePack` accepted against the facts that it was checked with. */
export function compilePack(pack: ParsedPack, facts: readonly FactDefinition[]): CompiledPack {
  const { document } = pack;
  const layout = createLayout(facts);
  const texts = collectTexts(document);
  const parameters = new Map(document.parameters.map((parameter, index) => [parameter.id, index]));
  const scope: CompileScope = { layout, parameters, texts };
  const subjects = new Map(document.subjects.map((subject) => [subject.id, subject]));
  const rules = document.rules.map((rule) => {
    const subject = rule.subject === undefined ? undefined : subjects.get(rule.subject);
    const gap = compileCondition(rule.gapWhen, scope);
    const compiled = { rule, gap, slots: slotsOf(gap) };
    return subject === undefined
      ? compiled
      : { ...compiled, subject, exists: compileCondition(subject.existsWhen, scope) };
  });
  return {
    document,
    layout,
    scope,
    rules,
    instruments: new Map(document.instruments.map((instrument) => [instrument.id, instrument])),
    parametersFor: parameterTable(document, texts),
  };
}

/** The scope for conditions outside a pack (applicability, contradictions, statistics): facts only, no parameters. */
export function createScope(facts: readonly FactDefinition[]): CompileScope {
  return { layout: createLayout(facts), parameters: new Map(), texts: new Map() };
}

function collectTexts(document: PackDocument): ReadonlyMap<string, number> {
  const values = document.parameters.flatMap((parameter) => [
    parameter.default,
    ...Object.values(parameter.byProvince),
  ]);
  const texts = [...new Set(values.filter((value) => typeof value === 'string'))];
  return new Map(texts.map((text, index) => [text, index]));
}

function parameterTable(
  document: PackDocument,
  texts: ReadonlyMap<string, number>,
): (province: string) => readonly number[] {
  const cache = new Map<string, readonly number[]>();
  return (province) => {
    const known = cache.get(province);
    if (known !== undefined) return known;
    const values = document.parameters.map((parameter) => {
      const value = parameter.byProvince[province] ?? parameter.default;
      return typeof value === 'number' ? value : (texts.get(value) ?? -1);
    });
    cache.set(province, values);
    return values;
  };
}
