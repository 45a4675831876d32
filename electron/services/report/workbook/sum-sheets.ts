import { basename } from 'node:path';
import { toLocalDate } from '#domain/clock.ts';
import type { Language } from '#domain/language.ts';
import { isSample } from '../../library.ts';
import type { Library } from '../../library.ts';
import { getBuiltInPack } from '../../pack.ts';
import { getStatisticsView } from '../../statistics-view.ts';
import type { StatisticsView } from '../../statistics-view.ts';
import { summarizeVerdicts } from '../../verdict-summary.ts';
import type { Cell } from './cells.ts';
import { toColumns } from './list-sheets.ts';
import { aboutWords, modalityNames, severityNames, sheetNames } from './words.ts';
import type { Sheet } from './write-workbook.ts';

/** What the workbook was made of, and how to read it. */
export function createAboutSheet(library: Library, language: Language): Sheet {
  const { document, hash } = { document: getBuiltInPack().compiled.document, hash: getBuiltInPack().hash };
  const say = (word: keyof typeof aboutWords): string => aboutWords[word][language];
  const rows: readonly (readonly Cell[])[] = [
    [say('library'), basename(library.file)],
    ...(isSample(library) ? [['', say('sample')]] : []),
    [say('madeOn'), { date: toLocalDate(library.clock()) }],
    [say('pack'), `${document.title[language]} (${document.id} ${document.version}, SHA-256 ${hash})`],
    [say('checkedOn'), { date: document.checkedOn }],
    [say('counted'), say('countedText')],
    [say('frozen'), say('frozenText')],
    [say('records'), say('recordsText')],
  ];
  const columns = toColumns(language, [
    ['item', 28],
    ['content', 120],
  ]);
  return { name: sheetNames.about[language], columns, rows };
}

/** The statistics table: the numbers of the window and of `stats`. */
export function createFigureSheet(library: Library, language: Language): Sheet {
  const columns = toColumns(language, [
    ['figureId', 34],
    ['figure', 60],
    ['base', 10],
    ['count', 10],
    ['unknownCount', 10],
    ['percent', 12],
    ['low', 12],
    ['high', 12],
  ]);
  return {
    name: sheetNames.figures[language],
    columns,
    rows: iterateFigures(getStatisticsView(library, {}), language),
  };
}

function* iterateFigures({ figures }: StatisticsView, language: Language): Generator<readonly Cell[]> {
  for (const { id, label, base, count, unknown, percent, low, high } of figures) {
    yield [id, label[language], base, count, unknown, ...[percent, low, high].map(toShare)];
  }
}

function toShare(percent: number | null): Cell {
  return percent === null ? null : { decimal: percent };
}

/** How often each rule came out how, over the latest visits. */
export function createRuleSheet(library: Library, language: Language): Sheet {
  const columns = toColumns(language, [
    ['ruleId', 24],
    ['rule', 48],
    ['severity', 10],
    ['modality', 18],
    ['gap', 10],
    ['toVerify', 10],
    ['pass', 10],
    ['notApplicable', 10],
    ['error', 10],
  ]);
  return { name: sheetNames.rules[language], columns, rows: iterateRules(library, language) };
}

function* iterateRules(library: Library, language: Language): Generator<readonly Cell[]> {
  const rules = new Map(getBuiltInPack().compiled.document.rules.map((rule) => [rule.id, rule]));
  for (const { rule: id, severity, counts } of summarizeVerdicts(library).rules) {
    const rule = rules.get(id);
    const modality = rule === undefined ? null : modalityNames[rule.modality][language];
    const { gap, unknown, pass, not_applicable: notApplicable, error } = counts;
    const words = [id, rule?.title[language] ?? null, severityNames[severity][language], modality];
    yield [...words, gap, unknown, pass, notApplicable, error];
  }
}
