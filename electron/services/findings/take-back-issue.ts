import { listChangesOfRow } from '#db/repositories/changes.ts';
import { listConflictFields } from '#db/repositories/conflicts.ts';
import { findDocument } from '#db/repositories/documents.ts';
import { listFindingsOfVisit } from '#db/repositories/findings.ts';
import type { Cell } from '#domain/cell.ts';
import type { Change, Edit } from '#sync/change.ts';
import { toKnownChanges } from '../journal/stored-change.ts';
import type { Library } from '../library.ts';

/**
 * The edits that give the findings which a document issued back what they were before, for the transaction that voids
 * it: proposed, confirmed, or issued by another document that is still in force. A finding that anybody has acted on
 * since, and one with a conflict, stays as it is.
 */
export function takeBackIssue(
  { db }: Pick<Library, 'db'>,
  { inspectionId, documentId }: { readonly inspectionId: string; readonly documentId: string },
): readonly Edit[] {
  const isGone = (id: Cell): boolean =>
    id === documentId || (typeof id === 'string' && findDocument(db, id)?.state !== 'issued');
  return listFindingsOfVisit(db, inspectionId).flatMap(({ id: row, issuedDocument }): readonly Edit[] => {
    const place = { table: 'findings', row } as const;
    if (issuedDocument !== documentId || listConflictFields(db, place).length > 0) return [];
    const entries = toKnownChanges(listChangesOfRow(db, 'findings', row)).sort(compareEntries);
    if (entries.at(-1)?.fields['issued_document']?.[0] !== documentId) return [];
    const before = findBefore(entries, isGone);
    return [{ ...place, set: Object.fromEntries(issuedFields.map((field) => [field, before.get(field) ?? null])) }];
  });
}

/** What issuing sets. */
const issuedFields = ['state', 'issued_document', 'due_on'] as const;

/** The cells as they were before the entries that name documents which are not in force. */
function findBefore(entries: readonly Change[], isGone: (id: Cell) => boolean): ReadonlyMap<string, Cell> {
  let count = entries.length;
  let cells = toCells(entries);
  while (isGone(cells.get('issued_document') ?? null) && count > 0) {
    count -= 1;
    cells = toCells(entries.slice(0, count));
  }
  return cells;
}

function toCells(entries: readonly Change[]): ReadonlyMap<string, Cell> {
  return new Map(entries.flatMap(({ fields }) => Object.entries(fields).map(([field, [cell]]) => [field, cell])));
}

function compareEntries(a: Change, b: Change): number {
  return a.lamport - b.lamport || (a.device < b.device ? -1 : 1);
}
