import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { closeLibrary, createLibrary } from '#services/library.ts';
import type { CreateOptions, Library } from '#services/library.ts';
import { write } from '#services/journal.ts';
import type { Cell } from '#sync/change.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** A new library in a folder of its own; closed and removed when the test ends. */
export function makeLibrary(options: Partial<CreateOptions> = {}): Library {
  const library = createLibrary({ file: join(makeTemporaryFolder(), 'test.unidb'), inspectorName: '王敏', ...options });
  onTestFinished(() => closeLibrary(library));
  return library;
}

export type Visit = { readonly enterpriseId: string; readonly inspectionId: string };

/** One enterprise with one visit and the answers given. */
export function addVisit(
  library: Library,
  answers: Readonly<Record<string, Cell>> = {},
  name = '示例精密电子（虚构）有限公司',
): Visit {
  const enterpriseId = library.newId();
  const inspectionId = library.newId();
  write(library, [
    { table: 'enterprises', row: enterpriseId, set: { name, region_code: '310115' } },
    { table: 'inspections', row: inspectionId, set: { enterprise_id: enterpriseId, date: '2026-05-12' } },
    { table: 'records', row: inspectionId, set: answers },
  ]);
  return { enterpriseId, inspectionId };
}

export function setAnswer(library: Library, visit: Visit, set: Readonly<Record<string, Cell>>): void {
  write(library, [{ table: 'records', row: visit.inspectionId, set }]);
}
