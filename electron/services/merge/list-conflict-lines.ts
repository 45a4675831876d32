import { findRowCells } from '#db/read-cells.ts';
import { listConflictFields, listConflicts } from '#db/repositories/conflicts.ts';
import { findEnterprise } from '#db/repositories/enterprises.ts';
import { findInspectionById } from '#db/repositories/inspections.ts';
import { findParentOf, listChildren } from '#db/repositories/row-family.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import type { Library } from '#services/library.ts';
import { findLogTable } from './ingest.ts';

export type FieldPlace = RowPlace & { readonly field: string };

/** A field in conflict and what it belongs to. */
export type ConflictLine = FieldPlace & {
  readonly enterpriseId: string | null;
  readonly enterprise: string;
  /** Null for a field of an enterprise or of an assignment. */
  readonly inspectionId: string | null;
  readonly date: string | null;
  /**
   * Tells rows apart: name of a piece of evidence, number of a document, rule of a finding, words of a comment, inspector
   * of an assignment.
   */
  readonly title: string | null;
};

export type ConflictPage = { readonly total: number; readonly lines: readonly ConflictLine[] };

export type ConflictRequest = {
  /** Of one visit and all that belongs to it. */
  readonly inspectionId?: string;
  /** Of an enterprise's own fields, without its visits and assignments. */
  readonly enterpriseId?: string;
  readonly from: number;
  readonly limit: number;
};

/** Fields in conflict in a lasting order, some at a time; of all, or of what is named. */
export function listConflictLines({ db }: Library, { from, limit, ...about }: ConflictRequest): ConflictPage {
  const places = listAsked({ db }, about);
  return {
    total: places.length,
    lines: places.slice(from, from + limit).map((place) => toConflictLine({ db }, place)),
  };
}

function listAsked(
  library: Pick<Library, 'db'>,
  { inspectionId, enterpriseId }: Omit<ConflictRequest, 'from' | 'limit'>,
): readonly FieldPlace[] {
  if (inspectionId !== undefined) return listPlacesOfVisit(library, inspectionId);
  return enterpriseId === undefined
    ? listPlaces(library)
    : listPlacesOfRow(library, { table: 'enterprises', row: enterpriseId });
}

function listPlacesOfRow({ db }: Pick<Library, 'db'>, place: RowPlace): readonly FieldPlace[] {
  return listConflictFields(db, place).map((field) => ({ ...place, field }));
}

function listPlaces({ db }: Pick<Library, 'db'>): readonly FieldPlace[] {
  return listConflicts(db).flatMap(({ table, row, field }) => {
    const known = findLogTable(table);
    return known === undefined ? [] : { table: known, row, field };
  });
}

function listPlacesOfVisit({ db }: Pick<Library, 'db'>, inspectionId: string): readonly FieldPlace[] {
  const visit: RowPlace = { table: 'inspections', row: inspectionId };
  return [visit, ...listChildren(db, visit)].flatMap((place) => listPlacesOfRow({ db }, place));
}

export function toConflictLine({ db }: Pick<Library, 'db'>, { table, row, field }: FieldPlace): ConflictLine {
  const { enterpriseId, inspectionId } = findOwners({ db }, { table, row });
  return {
    table,
    row,
    field,
    enterpriseId,
    inspectionId,
    enterprise: (enterpriseId === null ? undefined : findEnterprise(db, enterpriseId)?.name) ?? '',
    date: (inspectionId === null ? undefined : findInspectionById(db, inspectionId)?.date) ?? null,
    title: findTitle({ db }, { table, row }),
  };
}

type Owners = Pick<ConflictLine, 'enterpriseId' | 'inspectionId'>;

function findOwners({ db }: Pick<Library, 'db'>, place: RowPlace): Owners {
  if (place.table === 'enterprises') return { enterpriseId: place.row, inspectionId: null };
  if (place.table === 'assignments') return { enterpriseId: findParentOf(db, place)?.row ?? null, inspectionId: null };
  const inspectionId = place.table === 'inspections' ? place.row : (findParentOf(db, place)?.row ?? null);
  if (inspectionId === null) return { enterpriseId: null, inspectionId };
  return { enterpriseId: findParentOf(db, { table: 'inspections', row: inspectionId })?.row ?? null, inspectionId };
}

const titleFields = {
  evidence: 'name',
  documents: 'number',
  comments: 'text',
  findings: 'rule',
  assignments: 'inspector',
} as const;
const mostTitle = 60;

function findTitle({ db }: Pick<Library, 'db'>, { table, row }: RowPlace): string | null {
  if (table === 'enterprises' || table === 'inspections' || table === 'records') return null;
  const title = findRowCells(db, table, row)?.[titleFields[table]];
  return typeof title === 'string' ? title.slice(0, mostTitle) : null;
}
