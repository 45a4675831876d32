import type { Library } from './library.ts';

/**
 * Moves everything written from the log beside the library into the library itself. Nothing is at risk without it; it
 * makes the file whole before the machine sleeps or stops.
 */
export function checkpoint(library: Library): void {
  // An import under way has nothing yet that could be moved.
  if (library.db.inTransaction) return;
  library.db.pragma('wal_checkpoint(TRUNCATE)');
}
