/** The rows that repositories hand out: camelCase, null where nothing is recorded. */

export const inspectionStates = ['draft', 'completed', 'submitted', 'approved', 'returned', 'void'] as const;
export type InspectionState = (typeof inspectionStates)[number];

export const inspectionKinds = ['first', 'follow_up'] as const;
export type InspectionKind = (typeof inspectionKinds)[number];

/** What a piece of evidence is: a photo or file, or a signature drawn at the end of the visit. */
export const evidenceKinds = ['file', 'inspector_signature', 'union_signature'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/**
 * 检查记录, 提示函, 整改意见书, 建议书, 整改通知书, 整改情况回执, 送达回证: what an inspection hands over on paper.
 */
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

export type Inspector = { readonly name: string; readonly certificate: string };

export type EnterpriseRow = {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string | null;
  readonly regionCode: string | null;
  readonly industryCode: string | null;
  readonly address: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly isDeleted: boolean;
};

export type InspectionRow = {
  readonly id: string;
  readonly enterpriseId: string;
  /** ISO date of the visit. */
  readonly date: string;
  readonly kind: InspectionKind;
  readonly inspectors: readonly Inspector[];
  readonly state: InspectionState;
  /** The rule pack it was judged by when it was completed. */
  readonly packId: string | null;
  readonly packHash: string | null;
  /** Why it was reopened or voided. */
  readonly stateReason: string | null;
  readonly isDeleted: boolean;
};

/** The facts of a record as stored, in the dictionary's order: number (money: fen), text (date, choice, JSON list) or null. */
export type StoredValues = readonly (number | string | null)[];

/** Why a fact has no value, or where it was carried over from. */
export type AnswerMark = {
  readonly fact: string;
  readonly state: string | null;
  readonly carriedFrom: string | null;
};

export type VerdictCounts = {
  readonly pass: number;
  readonly gap: number;
  readonly unknown: number;
  readonly notApplicable: number;
  readonly error: number;
  readonly gapCritical: number;
  readonly gapMajor: number;
  readonly gapMinor: number;
  readonly gapAdvisory: number;
  /** Hash of the rule pack that was applied; counts of another pack are stale. */
  readonly packHash: string;
};
