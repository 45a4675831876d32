import { findRowCells } from '#db/read-cells.ts';
import { findChange, listChangesOfRow } from '#db/repositories/changes.ts';
import { findSurvivorId } from '#db/repositories/enterprise-aliases.ts';
import { getEnterprise as getRow } from '#db/repositories/enterprises.ts';
import { listVisits } from '#db/repositories/inspections.ts';
import type { EnterpriseRow } from '#db/rows.ts';
import { AppError } from '#domain/error.ts';
import { isSameCell } from '#sync/canonical.ts';
import { toChangeId } from '#sync/change.ts';
import type { Cell, Change, Edit } from '#sync/change.ts';
import { foldRow, type FoldedRow } from '#sync/fold.ts';
import { type CountedVisitView, listCountedVisits } from './enterprise-visits.ts';
import { write } from './journal.ts';
import { toChange, toKnownChanges } from './journal/stored-change.ts';
import { getReplacedCell } from './journal/undo-steps.ts';
import type { Library } from './library.ts';
import { recountVisit } from './visit-record.ts';

/** What the one that stays can take from the one that is merged into it, by column. */
export const mergeFields = [
  'name',
  'credit_code',
  'region_code',
  'industry_code',
  'address',
  'contact_name',
  'contact_phone',
] as const;
export type MergeField = (typeof mergeFields)[number];

/** Which two: `from` is merged into `into`, which stays. */
export type MergePair = { readonly from: string; readonly into: string };
export type MergeInput = MergePair & { readonly take: readonly MergeField[] };

export type MergeSide = {
  readonly enterpriseId: string;
  readonly fields: Readonly<Record<MergeField, string | null>>;
  readonly visits: readonly CountedVisitView[];
};

/**
 * Both sides of a merge with what there is to choose between.
 * @throws AppError NOT_FOUND (also of deleted ones), ENTERPRISE_SAME, ENTERPRISE_MERGED.
 */
export function previewMerge(
  library: Library,
  pair: MergePair,
): { readonly from: MergeSide; readonly into: MergeSide } {
  const { from, into } = getPair(library, pair);
  return { from: toSide(library, from), into: toSide(library, into) };
}

/**
 * Says that `from` is the same enterprise as `into`: from now on it is shown, found and counted as that one. Both keep
 * their rows, visits and histories; the values taken over are written in the same transaction.
 * @throws AppError NOT_FOUND (also of deleted ones), ENTERPRISE_SAME, ENTERPRISE_MERGED, STORAGE_*.
 */
export function mergeEnterprises(library: Library, { take, ...pair }: MergeInput): void {
  const { from, into } = getPair(library, pair);
  const cells = findRowCells(library.db, 'enterprises', from.id) ?? {};
  const taken = Object.fromEntries(take.map((field): [string, Cell] => [field, cells[field] ?? null]));
  const edits: readonly Edit[] = [
    // Right before the pointer: that is how taking the merge back finds it.
    { table: 'enterprises', row: into.id, set: withoutNull(taken) },
    { table: 'enterprises', row: from.id, set: { merged_into: into.id } },
  ];
  writeAndRecount(library, edits, into.id);
}

/**
 * Takes a merge back: the enterprise is one of its own again. What the other one took from it at the merge goes back
 * too, as far as it still stands so.
 * @throws AppError NOT_FOUND, ENTERPRISE_NOT_MERGED, STORAGE_*.
 */
export function unmergeEnterprise(library: Library, id: string): void {
  const { db } = library;
  const { mergedInto } = getRow(db, id);
  const survivorId = findSurvivorId(db, id);
  if (mergedInto === null || survivorId === id) {
    throw new AppError('ENTERPRISE_NOT_MERGED', `Enterprise ${id} is not merged`, { enterpriseId: id });
  }
  const restored = listReturned(library, id, mergedInto);
  const edits: readonly Edit[] = [
    { table: 'enterprises', row: id, set: { merged_into: null } },
    { table: 'enterprises', row: mergedInto, set: restored },
    // Two devices may have merged the two each the other way round: then both pointers go.
    { table: 'enterprises', row: survivorId, set: { merged_into: null } },
  ];
  writeAndRecount(library, edits, survivorId, id);
}

/** The place of the enterprise that stands for a visit decides which law it is judged by. */
function writeAndRecount(library: Library, edits: readonly Edit[], ...enterpriseIds: readonly string[]): void {
  write(library, edits, {
    also: (db) => {
      const visits = enterpriseIds.flatMap((id) => listVisits(db, id).map((visit) => visit.id));
      for (const id of new Set(visits)) recountVisit(db, id);
    },
  });
}

function getPair(library: Library, { from, into }: MergePair): { from: EnterpriseRow; into: EnterpriseRow } {
  if (from === into) throw new AppError('ENTERPRISE_SAME', 'An enterprise is not merged into itself', { from });
  return { from: getUnmerged(library, from), into: getUnmerged(library, into) };
}

function getUnmerged({ db }: Library, id: string): EnterpriseRow {
  const row = getRow(db, id);
  if (row.isDeleted) throw new AppError('NOT_FOUND', `Enterprise ${id} was deleted`, { enterpriseId: id });
  const survivorId = findSurvivorId(db, id);
  if (survivorId === id) return row;
  throw new AppError('ENTERPRISE_MERGED', `Enterprise ${id} was merged into ${survivorId}`, { survivorId });
}

function toSide(library: Library, row: EnterpriseRow): MergeSide {
  const { name, creditCode, regionCode, industryCode, address, contactName, contactPhone } = row;
  return {
    enterpriseId: row.id,
    fields: {
      name,
      credit_code: creditCode,
      region_code: regionCode,
      industry_code: industryCode,
      address,
      contact_name: contactName,
      contact_phone: contactPhone,
    },
    visits: listCountedVisits(library, row.id),
  };
}

/** The fields that the merge of `id` put into `target` and that still stand so, with what they held before. */
function listReturned({ db }: Library, id: string, target: string): Readonly<Record<string, Cell>> {
  const taking = findTaking(db, id, target);
  if (taking === undefined) return {};
  const folded = foldOf(db, target);
  const returned: Record<string, Cell> = {};
  for (const [field, [, ...replaced]] of Object.entries(taking.fields)) {
    const heads = folded.get(field) ?? [];
    if (heads.length === 1 && heads[0]?.id === toChangeId(taking))
      returned[field] = getReplacedCell(db, field, replaced);
  }
  return returned;
}

/** The entry by which `target` took values over: right before the pointer of the same writer, with values of `id`. */
function findTaking(db: Library['db'], id: string, target: string): Change | undefined {
  const [pointer] = foldOf(db, id).get('merged_into') ?? [];
  if (pointer === undefined) return undefined;
  const [stored, pointing] = [pointer.seq - 1, pointer.seq].map((seq) =>
    findChange(db, { device: pointer.device, seq }),
  );
  if (stored === undefined || pointing === undefined) return undefined;
  const taking = toChange(stored);
  const isOfMerge = taking.table === 'enterprises' && taking.row === target && taking.kind === 'edit';
  if (!isOfMerge || Math.abs(Date.parse(toChange(pointing).wall) - Date.parse(taking.wall)) > 1_000) return undefined;
  const cells = findRowCells(db, 'enterprises', id) ?? {};
  return Object.entries(taking.fields).every(([field, [cell]]) => isSameCell(cells[field] ?? null, cell))
    ? taking
    : undefined;
}

function foldOf(db: Library['db'], row: string): FoldedRow {
  return foldRow(toKnownChanges(listChangesOfRow(db, 'enterprises', row)));
}

/** A value that is not recorded is never worth taking over. */
function withoutNull(cells: Readonly<Record<string, Cell>>): Readonly<Record<string, Cell>> {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== null));
}
