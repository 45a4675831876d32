import type { Modality, Severity } from '#domain/verdict.ts';
import type { Language, Text } from '#domain/language.ts';
import type { InspectionState } from '#db/rows.ts';
import { recordStateHead } from '#services/import/csv-heads.ts';

function text(simplified: string, traditional: string, english: string): Text {
  return { 'zh-Hans': simplified, 'zh-Hant': traditional, en: english };
}

/** Names of the sheets. The last is the one that an import takes. */
export const sheetNames = {
  about: text('说明', '說明', 'about'),
  figures: text('统计', '統計', 'statistics'),
  rules: text('按规则汇总', '按規則彙總', 'by rule'),
  problems: text('问题清单', '問題清單', 'problems'),
  unknowns: text('待核实', '待核實', 'to be verified'),
  records: text('记录', '記錄', 'records'),
} as const;

export const heads = {
  item: text('项目', '項目', 'Item'),
  content: text('内容', '內容', 'Content'),
  figureId: text('指标编号', '指標編號', 'Figure'),
  figure: text('指标', '指標', 'Label'),
  base: text('基数', '基數', 'Base'),
  count: text('数量', '數量', 'Count'),
  unknownCount: text('不清楚', '不清楚', 'Unknown'),
  percent: text('百分比（%）', '百分比（%）', 'Percent'),
  low: text('下限（%）', '下限（%）', 'Low (%)'),
  high: text('上限（%）', '上限（%）', 'High (%)'),
  ruleId: text('规则编号', '規則編號', 'Rule'),
  rule: text('规则', '規則', 'Title'),
  severity: text('程度', '程度', 'Severity'),
  modality: text('规范性质', '規範性質', 'Modality'),
  gap: text('不符合', '不符合', 'Gap'),
  toVerify: text('待核实', '待核實', 'Unknown'),
  pass: text('符合', '符合', 'Pass'),
  notApplicable: text('不适用', '不適用', 'Not applicable'),
  error: text('规则错误', '規則錯誤', 'Error'),
  enterprise: text('企业名称', '企業名稱', 'Enterprise name'),
  creditCode: text('统一社会信用代码', '統一社會信用代碼', 'Unified social credit code'),
  regionCode: text('行政区划代码', '行政區劃代碼', 'Region code'),
  region: text('所在地', '所在地', 'Region'),
  date: text('检查日期', '檢查日期', 'Date of visit'),
  state: recordStateHead,
  law: text('依据', '依據', 'Law and article'),
  reason: text('情况', '情況', 'Reason'),
  remedy: text('整改意见', '整改意見', 'Remedy'),
  deadline: text('期限（工作日）', '期限（工作日）', 'Deadline (working days)'),
  missing: text('需要核实的内容', '需要核實的內容', 'What is missing'),
  note: text('备注', '備註', 'note'),
} as const satisfies Record<string, Text>;

export const severityNames: Readonly<Record<Severity, Text>> = {
  critical: text('严重', '嚴重', 'critical'),
  major: text('重要', '重要', 'major'),
  minor: text('一般', '一般', 'minor'),
  advisory: text('建议', '建議', 'advisory'),
};

/** How far the norm binds; what is only allowed or encouraged is never a breach. */
export const modalityNames: Readonly<Record<Modality, Text>> = {
  must: text('法律法规的要求', '法律法規的要求', 'required by law'),
  union_norm: text('工会组织的规定', '工會組織的規定', 'norm of the unions'),
  may: text('可以（任意性）', '可以（任意性）', 'optional'),
  encouraged: text('提倡', '提倡', 'encouraged'),
};

export const stateNames: Readonly<Record<InspectionState, Text>> = {
  draft: text('草稿', '草稿', 'Draft'),
  completed: text('已完成', '已完成', 'Completed'),
  submitted: text('已提交', '已提交', 'Submitted'),
  approved: text('已审核', '已審核', 'Approved'),
  returned: text('退回', '退回', 'Returned'),
  void: text('作废', '作廢', 'Void'),
};

export const kindNames = {
  first: text('首次检查', '首次檢查', 'First visit'),
  follow_up: text('复查', '複查', 'Follow-up'),
} as const;

export const lawWords = {
  toBeConfirmed: text('条款待核', '條款待核', 'article to be confirmed'),
  notInForce: text('检查当日尚未施行或已失效', '檢查當日尚未施行或已失效', 'not in force on the day of the visit'),
} as const;

export const aboutWords = {
  library: text('资料库', '資料庫', 'Library'),
  madeOn: text('制表日期', '製表日期', 'Made on'),
  enterprises: text('有检查记录的企业', '有檢查記錄的企業', 'Enterprises with a visit'),
  pack: text('规则包', '規則包', 'Rule pack'),
  checkedOn: text('法律状况核对日期', '法律狀況核對日期', 'Legal position checked on'),
  sample: text('示例资料：内容均为虚构。', '示例資料：內容均為虛構。', 'Sample: everything in it is invented.'),
  counted: text('统计口径', '統計口徑', 'What is counted'),
  countedText: text(
    '统计、按规则汇总、问题清单和待核实各表，每家企业只取最近一次检查；作废的不计。不清楚的不算作“否”，上下限是把不清楚的全部算作“否”或“是”时的比例。',
    '統計、按規則彙總、問題清單和待核實各表，每家企業只取最近一次檢查；作廢的不計。不清楚的不算作「否」，上下限是把不清楚的全部算作「否」或「是」時的比例。',
    'Statistics, the sums by rule, problems and what is to be verified take the latest visit of every enterprise; void ones are left out. Unknown is never counted as no; low and high are the shares if every unknown were no, or yes.',
  ),
  frozen: text('结论', '結論', 'Verdicts'),
  frozenText: text(
    '已完成的检查按完成时固定的结论；其余按现行规则包。条款未经核对的，只写法规名称并注明“条款待核”。',
    '已完成的檢查按完成時固定的結論；其餘按現行規則包。條款未經核對的，只寫法規名稱並註明「條款待核」。',
    'Of completed visits as frozen at completion, of others by the present rule pack. Where an article was not read, only the instrument is named and marked “article to be confirmed”.',
  ),
  records: text('记录表', '記錄表', 'Records'),
  recordsText: text(
    '每次检查一行，含作废的；空白表示未询问。以 = + - @ 等开头的文字前加了撇号，以免被当作公式。',
    '每次檢查一行，含作廢的；空白表示未詢問。以 = + - @ 等開頭的文字前加了撇號，以免被當作公式。',
    'One row a visit, void ones too; empty means not asked. A text that begins like a formula (= + - @) has an apostrophe before it.',
  ),
} as const satisfies Record<string, Text>;

/** Between the parts of a list. */
export function getSeparator(language: Language): string {
  return language === 'en' ? '; ' : '；';
}
