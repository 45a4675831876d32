import { AppError } from '#domain/error.ts';
import type { Db } from './connection.ts';

/**
 * One transaction that does not wait for the disk: a power cut may take it back, whole. For what counts only once a
 * later, durable transaction names it: that one's flush covers everything written to the log before it.
 */
export function writeRelaxed(db: Db, work: () => void): void {
  if (db.inTransaction) throw new AppError('INTERNAL', 'A transaction is open, and what it writes must be durable');
  db.pragma('synchronous = NORMAL');
  try {
    db.transaction(work).immediate();
  } finally {
    db.pragma('synchronous = FULL');
  }
}
