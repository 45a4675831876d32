import { findFact } from '#domain/facts/dictionary.ts';
import type { Language } from '#domain/language.ts';
import { getRegionName } from '#domain/region-names.ts';
import type { BasisView } from '../../assessment.ts';
import type { Library } from '../../library.ts';
import { getBuiltInPack } from '../../pack.ts';
import { iterateJudgedVisits } from '../judged-visits.ts';
import type { JudgedVisit, ListedVerdict } from '../judged-visits.ts';
import type { Cell } from './cells.ts';
import { getSeparator, heads, lawWords, modalityNames, severityNames, sheetNames, stateNames } from './words.ts';
import type { Column, Sheet } from './write-workbook.ts';

type HeadName = keyof typeof heads;

/** Who was visited when: the first columns of both lists. */
const visitColumns = [
  ['enterprise', 34],
  ['creditCode', 22],
  ['regionCode', 12],
  ['region', 24],
  ['date', 12],
  ['state', 12],
] as const satisfies readonly (readonly [HeadName, number])[];

/** Every gap of the latest visits with its law, reason, remedy and deadline; one a row. */
export function createProblemSheet(library: Library, language: Language): Sheet {
  return {
    name: sheetNames.problems[language],
    columns: toColumns(language, [
      ...visitColumns,
      ['ruleId', 24],
      ['rule', 36],
      ['severity', 10],
      ['modality', 18],
      ['law', 48],
      ['reason', 60],
      ['remedy', 48],
      ['deadline', 12],
    ]),
    rows: iterateProblems(library, language),
  };
}

/** What could not be decided, and what is missing for it; one rule of a visit a row. */
export function createUnknownSheet(library: Library, language: Language): Sheet {
  return {
    name: sheetNames.unknowns[language],
    columns: toColumns(language, [...visitColumns, ['ruleId', 24], ['rule', 36], ['missing', 80]]),
    rows: iterateUnknowns(library, language),
  };
}

export function toColumns(language: Language, columns: readonly (readonly [HeadName, number])[]): readonly Column[] {
  return columns.map(([name, width]) => ({ head: heads[name][language], width }));
}

function* iterateProblems(library: Library, language: Language): Generator<readonly Cell[]> {
  const rules = new Map(getBuiltInPack().compiled.document.rules.map((rule) => [rule.id, rule]));
  for (const visit of iterateJudgedVisits(library, { kind: 'gap', language })) {
    const begin = toVisitCells(visit, language);
    for (const verdict of visit.verdicts) {
      // A rule that the present pack has no more keeps its frozen words; what to do about it is not known here.
      const rule = rules.get(verdict.rule);
      yield [
        ...begin,
        verdict.rule,
        verdict.title,
        severityNames[verdict.severity][language],
        modalityNames[verdict.modality][language],
        toLaw(verdict, language),
        verdict.reason,
        rule?.remedy[language] ?? null,
        rule?.deadlineDays ?? null,
      ];
    }
  }
}

function* iterateUnknowns(library: Library, language: Language): Generator<readonly Cell[]> {
  for (const visit of iterateJudgedVisits(library, { kind: 'unknown', language })) {
    const begin = toVisitCells(visit, language);
    for (const { rule, title, missing } of visit.verdicts) {
      const facts = missing.map((fact) => findFact(fact)?.label[language] ?? fact);
      yield [...begin, rule, title, facts.join(getSeparator(language))];
    }
  }
}

function toVisitCells({ enterprise, inspection }: JudgedVisit, language: Language): readonly Cell[] {
  return [
    enterprise.name,
    enterprise.creditCode,
    enterprise.regionCode,
    enterprise.regionCode === null ? null : getRegionName(enterprise.regionCode, language),
    { date: inspection.date },
    stateNames[inspection.state][language],
  ];
}

function toLaw({ basis, inForce }: ListedVerdict, language: Language): string {
  const cited = basis.map((one) => toCitation(one, language)).join(getSeparator(language));
  return inForce ? cited : `${cited} [${lawWords.notInForce[language]}]`;
}

function toCitation({ instrument, article, verified }: BasisView, language: Language): string {
  const place = verified ? (article?.[language] ?? '') : `[${lawWords.toBeConfirmed[language]}]`;
  return `${instrument[language]} ${place}`.trim();
}
