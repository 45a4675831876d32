import { facts } from '#domain/facts/dictionary.ts';
import { languages } from '#domain/language.ts';
import type { Text } from '#domain/language.ts';

/** What a column of a table holds. */
export type Column =
  | { readonly kind: 'enterprise' | 'inspection'; readonly key: string }
  | { readonly kind: 'inspector'; readonly position: number; readonly key: 'name' | 'certificate' }
  | { readonly kind: 'fact' | 'note'; readonly fact: string };

export type Head = { readonly id: string; readonly label: Text; readonly column: Column };

function head(id: string, labels: readonly [string, string, string], column: Column): Head {
  return { id, label: { 'zh-Hans': labels[0], 'zh-Hant': labels[1], en: labels[2] }, column };
}

function enterpriseHead(key: string, ...labels: [string, string, string]): Head {
  return head(key === 'id' ? 'enterprise_id' : key, labels, { kind: 'enterprise', key });
}

function inspectionHead(key: string, ...labels: [string, string, string]): Head {
  return head(key === 'id' ? 'inspection_id' : key, labels, { kind: 'inspection', key });
}

function inspectorHeads(number: 1 | 2): readonly Head[] {
  const position = number - 1;
  const zh = number === 1 ? '一' : '二';
  return [
    head(`inspector_${number}_name`, [`检查人${zh}`, `檢查人${zh}`, `Inspector ${number}`], {
      kind: 'inspector',
      position,
      key: 'name',
    }),
    head(
      `inspector_${number}_certificate`,
      [`检查人${zh}证件号`, `檢查人${zh}證件號`, `Certificate of inspector ${number}`],
      { kind: 'inspector', position, key: 'certificate' },
    ),
  ];
}

/** Columns besides the facts, in the order of a template. */
export const identityHeads: readonly Head[] = [
  enterpriseHead('id', '企业编号', '企業編號', 'Enterprise id'),
  enterpriseHead('name', '企业名称', '企業名稱', 'Enterprise name'),
  enterpriseHead('credit_code', '统一社会信用代码', '統一社會信用代碼', 'Unified social credit code'),
  enterpriseHead('region_code', '行政区划代码', '行政區劃代碼', 'Region code'),
  enterpriseHead('industry_code', '行业代码', '行業代碼', 'Industry code'),
  enterpriseHead('address', '地址', '地址', 'Address'),
  enterpriseHead('contact_name', '联系人', '聯繫人', 'Contact person'),
  enterpriseHead('contact_phone', '联系电话', '聯繫電話', 'Contact phone'),
  inspectionHead('id', '检查编号', '檢查編號', 'Visit id'),
  inspectionHead('date', '检查日期', '檢查日期', 'Date of visit'),
  inspectionHead('kind', '检查类型', '檢查類型', 'Kind of visit'),
  ...inspectorHeads(1),
  ...inspectorHeads(2),
];

/** The column of our own report that says how far a visit has come; an import leaves it out, as states are not imported. */
export const recordStateHead: Text = {
  'zh-Hans': '记录状态',
  'zh-Hant': '記錄狀態',
  en: 'State of the record',
};

const leftOut = new Set(languages.map((language) => toHeadKey(recordStateHead[language])));

/** Says whether a head is known to hold nothing that is imported. */
export function isLeftOut(name: string): boolean {
  return leftOut.has(toHeadKey(name));
}

/** Columns of the facts and of the notes on them. */
export const factHeads: readonly Head[] = facts.flatMap(({ id, label }): Head[] => [
  { id, label, column: { kind: 'fact', fact: id } },
  {
    id: `${id}.note`,
    label: { 'zh-Hans': `${label['zh-Hans']}备注`, 'zh-Hant': `${label['zh-Hant']}備註`, en: `${label.en} note` },
    column: { kind: 'note', fact: id },
  },
]);

const columnsByName: ReadonlyMap<string, Column> = new Map(
  [...identityHeads, ...factHeads].flatMap(({ id, label, column }) =>
    [id, ...languages.map((language) => label[language])].map((name): [string, Column] => [toHeadKey(name), column]),
  ),
);

/** The column that a head means: by id, or by label in any language; undefined for an unknown head. */
export function findColumn(name: string): Column | undefined {
  return columnsByName.get(toHeadKey(name));
}

/** Full-width forms, capitals, curly apostrophes and white space do not matter in a head. */
export function toHeadKey(name: string): string {
  return name.normalize('NFKC').replaceAll('’', "'").replaceAll(/\s+/g, '').toLowerCase();
}
