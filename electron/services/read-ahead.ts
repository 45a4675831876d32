import { isPlainList, isListReady } from '#db/repositories/enterprise-list.ts';
import { readListAhead } from '#db/repositories/list-index.ts';
import type { ListRequest } from './enterprises.ts';
import type { Library } from './library.ts';

/** Lines per step: a step is then a few milliseconds, well below what a person notices. */
const linesPerStep = 250;

/**
 * Reads the list of enterprises ahead, step by step, so that searching and sorting tens of thousands is ready soon after
 * the start and no single step holds up the window. `later` runs the next step. Settles when it is ready, or when the
 * library was closed meanwhile.
 */
export async function readAhead(library: Library, later: (step: () => void) => void): Promise<void> {
  while (library.db.open && !readListAhead(library.db, linesPerStep)) {
    await new Promise<void>((resolve) => {
      later(resolve);
    });
  }
}

/** Says whether a page of the list needs no reading ahead: its first pages by name never do. */
export function canListAtOnce(library: Library, request: ListRequest): boolean {
  return isListReady(library.db) || isPlainList(request);
}
