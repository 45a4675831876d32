import type { Text } from './language.ts';

/** What an inspection hands over on paper. */
export const documentKinds = [
  'record',
  'reminder',
  'opinion',
  'recommendation',
  'rectification_notice',
  'reply_slip',
  'service_receipt',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const documentStates = ['draft', 'issued', 'void'] as const;
export type DocumentState = (typeof documentStates)[number];

/** The name of each kind, which is also its title. */
export const documentKindNames: Readonly<Record<DocumentKind, Text>> = {
  record: { 'zh-Hans': '检查记录', 'zh-Hant': '檢查記錄', en: 'Inspection Record' },
  reminder: { 'zh-Hans': '提示函', 'zh-Hant': '提示函', en: 'Reminder Letter' },
  opinion: { 'zh-Hans': '整改意见书', 'zh-Hant': '整改意見書', en: 'Rectification Opinion' },
  recommendation: { 'zh-Hans': '建议书', 'zh-Hant': '建議書', en: 'Recommendation' },
  rectification_notice: { 'zh-Hans': '整改通知书', 'zh-Hant': '整改通知書', en: 'Rectification Notice' },
  reply_slip: { 'zh-Hans': '整改情况回执', 'zh-Hant': '整改情況回執', en: 'Rectification Reply Slip' },
  service_receipt: { 'zh-Hans': '送达回证', 'zh-Hant': '送達回證', en: 'Receipt of Service' },
};

export function isDocumentKind(value: unknown): value is DocumentKind {
  return documentKinds.some((kind) => kind === value);
}
