/** The rows that repositories hand out: camelCase, null where nothing is recorded. */

export const inspectionStates = ['draft', 'completed', 'submitted', 'approved', 'returned', 'void'] as const;
export type InspectionState = (typeof inspectionStates)[number];

export const inspectionKinds = ['first', 'follow_up'] as const;
export type InspectionKind = (typeof inspectionKinds)[number];

export { evidenceKinds } from '#domain/evidence/kinds.ts';

export { documentKinds, documentStates } from '#domain/document-kinds.ts';
export type { DocumentKind, DocumentState } from '#domain/document-kinds.ts';

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
  /** The enterprise that this one is the same as, as somebody found. */
  readonly mergedInto: string | null;
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
  /** Answers that cannot all be right. */
  readonly contradictions: number;
  /** Hash of the rule pack that was applied; counts of another pack are stale. */
  readonly packHash: string;
};
