import type { Answers } from '#domain/fact.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import { formatAnswer } from '#domain/facts/format-value.ts';
import type { Language, Text } from '#domain/language.ts';
import type { CompiledPack } from './compile-pack.ts';
import type { RuleVerdict } from './judge.ts';
import { explanationTexts } from './explanation-texts.ts';
import { provinceCode } from './visit.ts';
import type { Visit } from './visit.ts';

export type Reasoned = {
  readonly pack: CompiledPack;
  readonly visit: Visit;
  readonly answers: Answers;
  readonly language: Language;
};

/** One sentence on why the verdict is what it is, with the numbers. The same text on screen, in print and in exports. */
export function explainVerdict(verdict: RuleVerdict, record: Reasoned): string {
  const { language } = record;
  const texts = explanationTexts[language];
  switch (verdict.verdict) {
    case 'gap':
      return fillIn(verdict.rule.rule.messages.gap, record);
    case 'pass':
      return fillIn(verdict.rule.rule.messages.pass, record);
    case 'unknown':
      return texts.missing(verdict.missing.map((fact) => findFact(fact)?.label[language] ?? fact));
    case 'not_applicable':
      return verdict.rule.subject?.absent[language] ?? texts.notApplicable;
    case 'error':
      return texts.error;
  }
}

/** Replaces `{fact}` and `{parameter}` by their labelled values in one language. */
export function fillIn(message: Text, record: Pick<Reasoned, 'pack' | 'visit' | 'answers' | 'language'>): string {
  return message[record.language].replaceAll(/\{([^}]*)\}/g, (_match, name: string) => formatName(name, record));
}

function formatName(
  name: string,
  { pack, visit, answers, language }: Pick<Reasoned, 'pack' | 'visit' | 'answers' | 'language'>,
): string {
  const fact = findFact(name);
  if (fact !== undefined) return formatAnswer(fact, answers[name], language);
  const parameter = pack.document.parameters.find(({ id }) => id === name);
  return String(parameter?.byProvince[provinceCode(visit.regionCode)] ?? parameter?.default ?? name);
}
