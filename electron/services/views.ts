import type { EnterpriseRow, InspectionRow, VerdictCounts as StoredCounts } from '#db/rows.ts';
import type { Answer, FactValue, NoValueState } from '#domain/fact.ts';
import type { Severity, VerdictKind } from '#rules/types.ts';
import type { VisitRecord } from './visit-record.ts';

export type EnterpriseView = Omit<EnterpriseRow, 'id' | 'contactName' | 'contactPhone' | 'mergedInto' | 'isDeleted'> & {
  readonly enterpriseId: string;
};

export type InspectionView = Pick<InspectionRow, 'enterpriseId' | 'date' | 'kind' | 'state' | 'inspectors'> & {
  readonly inspectionId: string;
};

/** An answer with the note beside it; a note alone is possible. */
export type RecordedAnswer = {
  readonly value?: FactValue;
  readonly state?: NoValueState;
  readonly carriedFrom?: string;
  readonly note?: string;
};

export function toEnterpriseView(row: EnterpriseRow): EnterpriseView {
  const { id, name, creditCode, regionCode, industryCode, address } = row;
  return { enterpriseId: id, name, creditCode, regionCode, industryCode, address };
}

export function toInspectionView(row: InspectionRow): InspectionView {
  const { id, enterpriseId, date, kind, state, inspectors } = row;
  return { inspectionId: id, enterpriseId, date, kind, state, inspectors };
}

/** Answers and notes of a visit by fact. */
export function toRecordedAnswers({ answers, notes }: VisitRecord): Readonly<Record<string, RecordedAnswer>> {
  const recorded = new Map<string, RecordedAnswer>();
  for (const [fact, answer] of Object.entries<Answer>(answers)) recorded.set(fact, answer);
  for (const [fact, note] of Object.entries(notes)) recorded.set(fact, { ...recorded.get(fact), note });
  return Object.fromEntries(recorded);
}

/** The stored counts as shown: verdicts by kind, and gaps by severity. */
export function toCountsView(stored: StoredCounts): {
  readonly counts: Readonly<Record<VerdictKind, number>>;
  readonly gaps: Readonly<Record<Severity, number>>;
} {
  const { pass, gap, unknown, notApplicable, error } = stored;
  const { gapCritical, gapMajor, gapMinor, gapAdvisory } = stored;
  return {
    counts: { pass, gap, unknown, not_applicable: notApplicable, error },
    gaps: { critical: gapCritical, major: gapMajor, minor: gapMinor, advisory: gapAdvisory },
  };
}
