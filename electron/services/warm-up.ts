import type { Language } from '#domain/language.ts';
import { listEnterprises } from './enterprises.ts';
import type { ListRequest } from './enterprises.ts';
import type { Library } from './library.ts';
import { getVisit } from './visits.ts';

const firstPage: ListRequest = { search: '', sort: 'name', descending: false, show: 'all', offset: 0, limit: 50 };

/** A character, pinyin initials, part of a credit code: the ways to search. */
const searches: readonly string[] = ['公', 'gs', '914'];
const mostVisits = 6;

/**
 * Does once, for nobody, what a person does first: searches the list and opens visits. Code that runs for the first time
 * is slow, and the window would wait for it. Only reads; every step is one request, and `later` runs the next one.
 * Settles when it is done, or when the library was closed meanwhile.
 */
export async function warmUp(
  library: Library,
  { language, later }: { readonly language: Language; readonly later: (step: () => void) => void },
): Promise<void> {
  for (const step of listSteps(library, language)) {
    await new Promise<void>((resolve) => {
      later(resolve);
    });
    // A write in slices shows the rows that it has written so far: nothing of them may be remembered.
    if (!library.db.open || library.db.inTransaction) return;
    step();
  }
}

function* listSteps(library: Library, language: Language): Generator<() => void> {
  for (const search of searches) yield () => void listEnterprises(library, { ...firstPage, search });
  const visits: string[] = [];
  yield () => {
    const { rows } = listEnterprises(library, firstPage);
    visits.push(...rows.flatMap(({ inspectionId }) => inspectionId ?? []).slice(0, mostVisits));
  };
  for (const inspectionId of visits) yield () => void getVisit(library, { inspectionId, language });
}
