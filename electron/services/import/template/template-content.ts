import type { FactDefinition } from '#domain/fact.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { listOptions, stateLabels } from '#domain/facts/yes-no.ts';
import type { Language, Text } from '#domain/language.ts';
import { identityHeads } from '../csv-heads.ts';

/** A cell: a text, or a number that spreadsheets may count with. */
export type TemplateCell = string | number | null;

export type TemplateContent = {
  /** Names of the two sheets: the one to fill in, and what may be filled in. */
  readonly sheets: readonly [records: string, values: string];
  /** Heads, then two invented examples. */
  readonly records: readonly (readonly TemplateCell[])[];
  readonly values: readonly (readonly string[])[];
};

/** Ids are for files of the program itself; people name the credit code, or name and region, and the date. */
const heads = identityHeads.filter(({ id }) => id !== 'enterprise_id' && id !== 'inspection_id');

type Example = Readonly<Record<string, Text | string | number>>;

function same(text: string): Text {
  return { 'zh-Hans': text, 'zh-Hant': text, en: text };
}

const examples: readonly Example[] = [
  {
    name: {
      'zh-Hans': '示例·晨禾机械（虚构）有限公司',
      'zh-Hant': '示例·晨禾機械（虛構）有限公司',
      en: 'Example Chenhe Machinery (invented) Ltd.',
    },
    credit_code: same('91310115XN2006001A'),
    region_code: same('310115'),
    industry_code: same('C34'),
    date: same('2026-05-12'),
    kind: { 'zh-Hans': '首次检查', 'zh-Hant': '首次檢查', en: 'First visit' },
    inspector_1_name: { 'zh-Hans': '林示例', 'zh-Hant': '林示例', en: 'Lin Example' },
    ownership: 'private',
    employees_total: 230,
    payroll_12m: 21_500_000,
    union_type: 'independent',
    union_founded_on: same('2019-04-26'),
    members_total: 198,
    womens_committee: 'established',
    chair_concurrent_admin: 'hr_head',
  },
  {
    name: {
      'zh-Hans': '示例·江岸食品（虚构）有限公司',
      'zh-Hant': '示例·江岸食品（虛構）有限公司',
      en: 'Example Riverside Food (invented) Ltd.',
    },
    credit_code: same('91420106XN20060027'),
    region_code: same('420106'),
    industry_code: same('C14'),
    date: same('2026-05-13'),
    kind: { 'zh-Hans': '首次检查', 'zh-Hant': '首次檢查', en: 'First visit' },
    inspector_1_name: { 'zh-Hans': '周示例', 'zh-Hant': '周示例', en: 'Zhou Example' },
    ownership: 'foreign',
    employees_total: 48,
    union_type: 'none',
    members_total: 0,
  },
];

const words = {
  records: { 'zh-Hans': '记录', 'zh-Hant': '記錄', en: 'records' },
  values: { 'zh-Hans': '允许的值', 'zh-Hant': '允許的值', en: 'allowed values' },
  head: { 'zh-Hans': '列名', 'zh-Hant': '欄名', en: 'Column' },
  id: { 'zh-Hans': '代号', 'zh-Hant': '代號', en: 'Id' },
  what: { 'zh-Hans': '可以填写', 'zh-Hant': '可以填寫', en: 'What may be filled in' },
  help: { 'zh-Hans': '说明', 'zh-Hant': '說明', en: 'Help' },
  integer: { 'zh-Hans': '整数', 'zh-Hant': '整數', en: 'a whole number' },
  money: {
    'zh-Hans': '金额（元，最多两位小数）',
    'zh-Hant': '金額（元，最多兩位小數）',
    en: 'an amount in yuan, at most two decimals',
  },
  date: { 'zh-Hans': '日期，如 2026-05-12', 'zh-Hant': '日期，如 2026-05-12', en: 'a date as 2026-05-12' },
  text: { 'zh-Hans': '文字', 'zh-Hant': '文字', en: 'a text' },
  several: { 'zh-Hans': '可填多个，用“；”隔开', 'zh-Hant': '可填多個，用「；」隔開', en: 'several, apart by ;' },
  or: { 'zh-Hans': '或', 'zh-Hant': '或', en: 'or' },
  note: {
    'zh-Hans':
      '两行示例是虚构的，导入前请删除。空白表示未询问。代码类（信用代码等）请设为文本格式。不要合并单元格，不要使用公式。每一项后可加一列“列名＋备注”。',
    'zh-Hant':
      '兩行示例是虛構的，匯入前請刪除。空白表示未詢問。代碼類（信用代碼等）請設為文字格式。不要合併儲存格，不要使用公式。每一項後可加一欄「欄名＋備註」。',
    en: 'Both example rows are invented: delete them before importing. Empty means not asked. Write codes as text. Merge no cells and use no formulas. A column named after another with “note” behind it holds notes.',
  },
} as const satisfies Record<string, Text>;

/** The table to fill in, with heads, examples and words in one language. */
export function createTemplate(language: Language): TemplateContent {
  const columns = [...heads, ...facts];
  return {
    sheets: [words.records[language], words.values[language]],
    records: [
      columns.map(({ label }) => label[language]),
      ...examples.map((example) => columns.map(({ id }) => toExampleCell(id, example[id], language))),
    ],
    values: [
      [words.note[language]],
      [words.head, words.id, words.what, words.help].map((word) => word[language]),
      ...heads.map(({ id, label }) => [label[language], id, toHeadValues(id, language), '']),
      ...facts.map((fact) => [fact.label[language], fact.id, toFactValues(fact, language), fact.help[language]]),
    ],
  };
}

/** A bare text is the id of an option. */
function toExampleCell(id: string, value: Example[string] | undefined, language: Language): TemplateCell {
  if (value === undefined || typeof value === 'number') return value ?? null;
  if (typeof value === 'object') return value[language];
  const fact = facts.find((candidate) => candidate.id === id);
  const option = fact && listOptions(fact).find((candidate) => candidate.id === value);
  return option?.label[language] ?? value;
}

function toHeadValues(id: string, language: Language): string {
  if (id === 'date') return words.date[language];
  if (id !== 'kind') return words.text[language];
  const kinds = { 'zh-Hans': '首次检查；复查', 'zh-Hant': '首次檢查；複查', en: 'First visit; Follow-up' };
  return kinds[language];
}

function toFactValues(fact: FactDefinition, language: Language): string {
  const states = [stateLabels.unknown, stateLabels.refused, stateLabels.not_applicable].map((label) => label[language]);
  const none = fact.noneLabel === undefined ? [] : [fact.noneLabel[language]];
  const or = ` ${words.or[language]} `;
  const byType = fact.type === 'text' ? [] : [...none, ...states];
  return [toValues(fact, language), byType.join('；')].filter((part) => part !== '').join(or);
}

function toValues(fact: FactDefinition, language: Language): string {
  const options = listOptions(fact).map(({ label }) => label[language]);
  switch (fact.type) {
    case 'yes_no':
    case 'enum':
      return options.join('；');
    case 'set':
      return `${options.join('；')}（${words.several[language]}）`;
    default:
      return words[fact.type][language];
  }
}
