import { AppError } from '#domain/error.ts';

/**
 * Pages of a PDF as Chromium writes it: its page tree lies open in the file, and the root, which counts all pages, has
 * the greatest count.
 * @throws AppError INTERNAL where there is no page tree.
 */
export function countPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf).toString('latin1');
  const counts = [...text.matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)|\/Count\s+(\d+)[^>]*?\/Type\s*\/Pages\b/g)];
  if (counts.length === 0) throw new AppError('INTERNAL', 'The printed file has no pages');
  return Math.max(...counts.map(([, first, second]) => Number(first ?? second)));
}
