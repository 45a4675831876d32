import { listNumbersFrom } from '#db/repositories/documents.ts';
import type { Db } from '#db/connection.ts';
import type { DocumentKind } from '#domain/document-kinds.ts';
import { findSequence, greatestSequence, toNumber, toSeries } from '#domain/document-number.ts';
import { refuseIssue } from './refusal.ts';

/**
 * The number that a document issued now would get: one after the greatest of its series in this library, whoever gave
 * that and whether it is void or not.
 * @throws AppError ISSUE_REFUSED (`numbers_exhausted`).
 */
export function getNextNumber(db: Db, place: NumberPlace): string {
  const series = toSeries(place.pattern, place);
  let greatest = 0;
  for (const number of listNumbersFrom(db, series.before)) {
    greatest = Math.max(greatest, findSequence(series, number) ?? 0);
  }
  if (greatest >= greatestSequence) throw refuseIssue('numbers_exhausted');
  return toNumber(series, greatest + 1);
}

export type NumberPlace = {
  /** A sound pattern. */
  readonly pattern: string;
  readonly kind: DocumentKind;
  /** YYYY. */
  readonly year: string;
};
