import { findSurvivorId } from '#db/repositories/enterprise-aliases.ts';
import { findEnterpriseByCreditCode, iterateEnterprises } from '#db/repositories/enterprises.ts';
import { isOpenAssignment } from '#domain/assignment-state.ts';
import { AppError } from '#domain/error.ts';
import { isUuid } from '#domain/ids.ts';
import { listEnterprises } from '../enterprises.ts';
import type { Library } from '../library.ts';
import { listAllAssignments } from './list-assignments.ts';

/** Id of the enterprise with this id or credit code. @throws AppError NOT_FOUND for a code that no enterprise has. */
export function getEnterpriseId({ db }: Library, word: string): string {
  const id = word.trim().toLowerCase();
  if (isUuid(id)) return id;
  const found = findEnterpriseByCreditCode(db, word.trim().toUpperCase());
  if (found === undefined) throw new AppError('NOT_FOUND', `No enterprise ${word}`, { enterprise: word });
  return found.id;
}

/** Enterprises that nobody is still to visit; those merged into others are left out. */
export function listUnassigned(library: Library): readonly string[] {
  const { db } = library;
  const open = listAllAssignments(library).filter(({ state }) => isOpenAssignment(state));
  const assigned = new Set(open.map(({ enterpriseId }) => enterpriseId));
  const ids: string[] = [];
  for (const { id } of iterateEnterprises(db)) {
    if (!assigned.has(id) && findSurvivorId(db, id) === id) ids.push(id);
  }
  return ids;
}

const pageSize = 200;

/** The enterprises that a filter of the list shows, by name, page by page. */
export function* listShown(
  library: Library,
  filter: Pick<Parameters<typeof listEnterprises>[1], 'search' | 'show' | 'among'>,
): Generator<readonly string[]> {
  for (let offset = 0; ; offset += pageSize) {
    const page = listEnterprises(library, { ...filter, sort: 'name', descending: false, offset, limit: pageSize });
    yield page.rows.map(({ enterpriseId }) => enterpriseId);
    if (offset + page.rows.length >= page.matching || page.rows.length === 0) return;
  }
}
