import {
  countShows as countAll,
  listEnterprises as listPage,
  type ShowCounts,
  type ListRequest as DbListRequest,
  type ListRow,
} from '#db/repositories/enterprise-list.ts';
import { listMergedIds } from '#db/repositories/enterprise-aliases.ts';
import { getEnterprise as getRow, getSurvivor } from '#db/repositories/enterprises.ts';
import { listVisits } from '#db/repositories/inspections.ts';
import { putVerdictCounts } from '#db/repositories/verdict-counts.ts';
import type { EnterpriseRow, InspectionKind, InspectionState, Inspector } from '#db/rows.ts';
import { toLocalDate } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import type { Severity, VerdictKind } from '#rules/types.ts';
import type { Cell } from '#sync/change.ts';
import { judgeRecord, toStoredCounts } from './assessment.ts';
import { listCarriedAnswers } from './carry-over.ts';
import { type EnterpriseInput, toEnterpriseFields } from './enterprise-input.ts';
import { type CountedVisitView, listCountedVisits } from './enterprise-visits.ts';
import { write } from './journal.ts';
import type { Library } from './library.ts';
import { getBuiltInPack } from './pack.ts';
import { assertNoIssues } from './record-issue.ts';
import { type EnterpriseView, toCountsView, toEnterpriseView } from './views.ts';
import { recountVisit } from './visit-record.ts';
import { listDateIssues, toInspectorsCell, toKindCell } from './visits.ts';

export type EnterpriseListRow = Omit<ListRow, 'counts'> & {
  /** Null where there is no visit, or its verdicts are still being counted by the present pack. */
  readonly counts: Readonly<Record<VerdictKind, number>> | null;
  readonly gaps: Readonly<Record<Severity, number>> | null;
  readonly state: InspectionState | null;
};

export type EnterpriseList = {
  readonly total: number;
  readonly matching: number;
  readonly rows: readonly EnterpriseListRow[];
  readonly isHandedOver: boolean;
};

export type ListRequest = Omit<DbListRequest, 'today'>;

/** Which enterprises of the list. */
export type ListFilter = Pick<ListRequest, 'search' | 'show' | 'among'>;

/** One page of the list, with the latest visit of each enterprise. */
export function listEnterprises(library: Library, request: ListRequest): EnterpriseList {
  const page = listPage(library.db, { ...request, today: toLocalDate(library.clock()) });
  const { hash } = getBuiltInPack();
  const rows = page.rows.map(({ counts, ...row }) =>
    counts === null || counts.packHash !== hash
      ? { ...row, counts: null, gaps: null }
      : { ...row, ...toCountsView(counts) },
  );
  return { ...page, rows };
}

/** How many enterprises each filter of the list would show. */
export function countShows(library: Library, request: Pick<ListRequest, 'search' | 'among'>): ShowCounts {
  return countAll(library.db, { ...request, today: toLocalDate(library.clock()) });
}

/** One that was merged into the enterprise shown. */
export type MergedView = {
  readonly enterpriseId: string;
  readonly name: string;
  readonly creditCode: string | null;
};

export type EnterpriseWithVisits = {
  readonly enterprise: EnterpriseView;
  readonly visits: readonly CountedVisitView[];
  readonly merged: readonly MergedView[];
};

/**
 * An enterprise and its visits, the latest first, with those of the enterprises merged into it. One that was merged
 * itself gives the one that stands for it. @throws AppError NOT_FOUND.
 */
export function getEnterprise(library: Library, enterpriseId: string): EnterpriseWithVisits {
  const enterprise = getPresent(library, enterpriseId);
  const merged = listMergedIds(library.db, enterprise.id).map((id) => toEnterpriseView(getRow(library.db, id)));
  return {
    enterprise: toEnterpriseView(enterprise),
    visits: listCountedVisits(library, enterprise.id),
    merged: merged.map(({ enterpriseId: mergedId, name, creditCode }) => ({
      enterpriseId: mergedId,
      name,
      creditCode,
    })),
  };
}

/** Records a new enterprise. @throws AppError RECORD_REJECTED with `issues`, STORAGE_*. */
export function createEnterprise(library: Library, input: EnterpriseInput): { readonly enterpriseId: string } {
  const enterpriseId = library.newId();
  const set = toEnterpriseFields(library, input, enterpriseId);
  write(library, [{ table: 'enterprises', row: enterpriseId, set }]);
  return { enterpriseId };
}

/**
 * Changes what is recorded of an enterprise. Its place decides which local law holds, so its visits are counted anew.
 * @throws AppError NOT_FOUND, RECORD_REJECTED with `issues`, STORAGE_*.
 */
export function updateEnterprise(
  library: Library,
  input: EnterpriseInput & { readonly enterpriseId: string },
): EnterpriseWithVisits {
  const before = getPresent(library, input.enterpriseId);
  const enterpriseId = before.id;
  const set = toEnterpriseFields(library, input, enterpriseId);
  const moved = set['region_code'] !== before.regionCode;
  write(library, [{ table: 'enterprises', row: enterpriseId, set }], {
    also: (db) => {
      if (moved) for (const visit of listVisits(db, enterpriseId)) recountVisit(db, visit.id);
    },
  });
  return getEnterprise(library, enterpriseId);
}

export type NewVisitInput = {
  readonly enterpriseId: string;
  readonly date: string;
  readonly kind: InspectionKind;
  readonly inspectors: readonly Inspector[];
  /** Begin with the answers of the latest visit before that day, to be confirmed one by one. Absent: begin empty. */
  readonly carryOver?: boolean | undefined;
};

/** Begins a visit as a draft. @throws AppError NOT_FOUND, RECORD_REJECTED (IMPOSSIBLE_DATE, DUPLICATE), STORAGE_*. */
export function createVisit(library: Library, input: NewVisitInput): { readonly inspectionId: string } {
  const { date } = input;
  const enterprise = getPresent(library, input.enterpriseId);
  const enterpriseId = enterprise.id;
  assertNoIssues(listDateIssues(library, { enterpriseId, date }));
  const inspectionId = library.newId();
  const set: Record<string, Cell> = {
    enterprise_id: enterpriseId,
    date,
    kind: toKindCell(input.kind),
    inspectors: toInspectorsCell(input.inspectors),
  };
  const answers = input.carryOver === true ? listCarriedAnswers(library.db, { enterpriseId, date }) : {};
  const judgement = judgeRecord({ visit: { date, regionCode: enterprise.regionCode }, answers });
  const edits = [
    { table: 'inspections', row: inspectionId, set },
    // Nobody has answered yet, so there is nothing for undo to take back.
    { table: 'records', row: inspectionId, set: answers, kind: 'import' },
  ] as const;
  write(library, edits, { also: (db) => putVerdictCounts(db, inspectionId, toStoredCounts(judgement)) });
  return { inspectionId };
}

function getPresent(library: Library, enterpriseId: string): EnterpriseRow {
  const enterprise = getSurvivor(library.db, enterpriseId);
  if (!enterprise.isDeleted) return enterprise;
  throw new AppError('NOT_FOUND', `Enterprise ${enterpriseId} was deleted`, { enterpriseId });
}
