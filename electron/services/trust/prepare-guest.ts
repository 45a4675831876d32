import { forgetVerdictCounts } from '#db/repositories/verdict-counts.ts';
import { withStorageErrors } from '#db/errors.ts';
import { closeLibrary, openLibrary } from '../library.ts';
import { countUncounted, keepCounts } from '../recount.ts';

/**
 * Makes the private copy of a checked file ready to be looked through without writing: the counts beside the visits are
 * made by this program, whatever the file says of them. Takes as long as the file is big. @throws AppError FILE_*, STORAGE_*.
 */
export function prepareGuest(file: string): void {
  const library = openLibrary({ file, access: 'write' });
  try {
    withStorageErrors(() => {
      forgetVerdictCounts(library.db);
      for (const visits of countUncounted(library)) keepCounts(library, visits);
    });
  } finally {
    closeLibrary(library);
  }
}
