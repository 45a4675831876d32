import type { FactDefinition } from '#domain/fact.ts';
import type { Text } from '#domain/language.ts';
import { compilePack } from '#rules/compile-pack.ts';
import type { CompiledPack } from '#rules/compile-pack.ts';
import { parsePack } from '#rules/parse-pack.ts';
import type { PackDocument, Rule } from '#rules/types.ts';

/** The same words in every language. */
export function text(words: string): Text {
  return { 'zh-Hans': words, 'zh-Hant': words, en: words };
}

const common = { section: 'A', mayBeNone: false, label: text('label'), help: text('help') } as const;

/** Seven facts, one per type, that stand for the dictionary where its size only hides what is tested. */
export const smallFacts: readonly FactDefinition[] = [
  { id: 'count', type: 'integer', ...common },
  { id: 'other_count', type: 'integer', ...common },
  { id: 'amount', type: 'money', ...common },
  { id: 'day', type: 'date', ...common, mayBeNone: true },
  { id: 'flag', type: 'yes_no', ...common },
  { id: 'kind', type: 'enum', ...common, options: ['a', 'b', 'c'].map((id) => ({ id, label: text(id) })) },
  { id: 'tags', type: 'set', ...common, options: ['x', 'y', 'z'].map((id) => ({ id, label: text(id) })) },
];

/** A valid rule, changed where a test needs it. */
export function buildRule(changes: Partial<Rule>): Rule {
  return {
    id: 'rule',
    number: 1,
    title: text('title'),
    severity: 'major',
    modality: 'must',
    gapWhen: { fact: 'kind', in: ['a'] },
    basis: [{ instrument: 'law', verified: true, article: text('Art. 1') }],
    messages: { gap: text('gap'), pass: text('pass') },
    remedy: text('remedy'),
    addressee: ['enterprise'],
    explanation: text('explanation'),
    examples: { gap: [{ facts: {} }], pass: [{ facts: {} }], unknown: [{ facts: {} }] },
    ...changes,
  };
}

/** A valid pack around the given rules. */
export function buildPack(rules: readonly Rule[], changes: Partial<PackDocument> = {}): PackDocument {
  return {
    format: 'rule-pack/1',
    id: 'small',
    version: '1',
    title: text('small'),
    checkedOn: '2026-01-01',
    jurisdiction: 'CN',
    instruments: [{ id: 'law', title: text('law'), level: 'statute', from: '2020-01-01' }],
    parameters: [
      { id: 'threshold', default: 10, byProvince: { '11': 25 }, label: text('threshold') },
      { id: 'basis', default: 'members', byProvince: { '11': 'employees' }, label: text('basis') },
    ],
    subjects: [
      { id: 'thing', existsWhen: { fact: 'flag', in: ['yes'] }, label: text('thing'), absent: text('no thing') },
    ],
    rules,
    ...changes,
  };
}

/** Compiles rules over the small facts; fails the test with all issues where the pack has mistakes. */
export function compileSmall(rules: readonly Rule[], changes: Partial<PackDocument> = {}): CompiledPack {
  const result = parsePack(buildPack(rules, changes), smallFacts);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return compilePack(result.pack, smallFacts);
}
