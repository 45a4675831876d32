import type { Db } from '#db/connection.ts';
import { AppError } from '#domain/error.ts';
import { createContentHasher } from '../content-hash.ts';
import type { Report } from './problems.ts';
import { verifyFold } from './verify-fold.ts';

/**
 * As `verifyFold`, making the content hash of the rows that it reads anyhow.
 * @returns undefined where a row holds what no content hash can be made of.
 */
export function verifyContent(db: Db, report: Report): string | undefined {
  const hasher = createContentHasher(db);
  let isWhole = true;
  verifyFold(db, report, (table, read) => {
    try {
      hasher.add(table, read);
    } catch (cause) {
      if (!(cause instanceof AppError || cause instanceof SyntaxError)) throw cause;
      isWhole = false;
    }
  });
  return isWhole ? hasher.finish() : undefined;
}
