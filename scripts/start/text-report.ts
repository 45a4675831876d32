import { z } from 'zod';
import { figures } from '#domain/facts/figures.ts';
import type { Language, Text } from '#domain/language.ts';
import { getBuiltInPack } from '#services/pack.ts';
import { severities } from '#rules/types.ts';
import { runCommand } from './sample.ts';

export type ReportOptions = { readonly library: string; readonly language: Language };

const verdict = z.object({ rule: z.string(), verdict: z.string(), severity: z.enum(severities) });

const checkDocument = z.object({ inspections: z.array(z.object({ verdicts: z.array(verdict) })) });

const statisticsDocument = z.object({
  population: z.number(),
  figures: z.array(
    z.object({
      id: z.string(),
      base: z.number(),
      count: z.number(),
      unknown: z.number(),
      percent: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
});

type Statistics = z.output<typeof statisticsDocument>;
type RuleCount = {
  readonly rule: string;
  readonly severity: (typeof severities)[number];
  gaps: number;
  unknown: number;
};

const words = {
  findings: { 'zh-Hans': '检查结果', 'zh-Hant': '檢查結果', en: 'Findings' },
  inspections: { 'zh-Hans': '次检查', 'zh-Hant': '次檢查', en: 'inspections' },
  columns: {
    'zh-Hans': '不符合/建议改进  待核实  规则',
    'zh-Hant': '不符合/建議改進  待核實  規則',
    en: 'gaps  unknown  rule',
  },
  statistics: { 'zh-Hans': '统计表', 'zh-Hant': '統計表', en: 'Statistics' },
  unknown: { 'zh-Hans': '不清楚', 'zh-Hant': '不清楚', en: 'unknown' },
  file: { 'zh-Hans': '示例库文件', 'zh-Hant': '示例庫檔案', en: 'Sample library' },
  critical: { 'zh-Hans': '严重', 'zh-Hant': '嚴重', en: 'Critical' },
  major: { 'zh-Hans': '重要', 'zh-Hant': '重要', en: 'Major' },
  minor: { 'zh-Hans': '一般', 'zh-Hant': '一般', en: 'Minor' },
  advisory: { 'zh-Hans': '建议', 'zh-Hant': '建議', en: 'Advisory' },
} as const satisfies Record<string, Text>;

/** Prints what the window would show of a library: findings by severity, the statistics table and the file's name. */
export async function printReport({ library, language }: ReportOptions): Promise<void> {
  const checked = checkDocument.parse(await runCommand(['check', library, '--lang', language]));
  const statistics = statisticsDocument.parse(await runCommand(['stats', library]));
  const lines = [
    `${words.findings[language]} (${checked.inspections.length} ${words.inspections[language]})`,
    ...formatFindings(countRules(checked), language),
    '',
    `${words.statistics[language]} (n = ${statistics.population})`,
    ...formatStatistics(statistics, language),
    '',
    `${words.file[language]}: ${library}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function countRules(checked: z.output<typeof checkDocument>): readonly RuleCount[] {
  const counts = new Map<string, RuleCount>();
  for (const { rule, severity, verdict } of checked.inspections.flatMap((inspection) => inspection.verdicts)) {
    const count = counts.get(rule) ?? { rule, severity, gaps: 0, unknown: 0 };
    if (verdict === 'gap') count.gaps += 1;
    if (verdict === 'unknown') count.unknown += 1;
    counts.set(rule, count);
  }
  return [...counts.values()];
}

function formatFindings(counts: readonly RuleCount[], language: Language): string[] {
  const titles = new Map(getBuiltInPack().compiled.document.rules.map((rule) => [rule.id, rule.title[language]]));
  return severities.flatMap((severity) => {
    const found = counts.filter((count) => count.severity === severity && count.gaps > 0);
    if (found.length === 0) return [];
    const rows = found
      .toSorted((a, b) => b.gaps - a.gaps)
      .map((count) => `${pad(count.gaps, 6)} ${pad(count.unknown, 6)}  ${titles.get(count.rule) ?? count.rule}`);
    return ['', `${words[severity][language]}: ${words.columns[language]}`, ...rows];
  });
}

function formatStatistics(statistics: Statistics, language: Language): string[] {
  const labels = new Map(figures.map((figure) => [figure.id, figure.label[language]]));
  return statistics.figures.map((figure) => {
    const percent = figure.percent === null ? '–' : `${figure.percent.toFixed(1)} %`;
    const unknown =
      figure.unknown === 0
        ? ''
        : ` (${figure.unknown} ${words.unknown[language]}: ${figure.low ?? '–'}–${figure.high ?? '–'} %)`;
    return `${pad(percent, 8)} ${pad(`${figure.count}/${figure.base}`, 10)}  ${labels.get(figure.id) ?? figure.id}${unknown}`;
  });
}

function pad(value: string | number, width: number): string {
  return String(value).padStart(width);
}
