import type { DocumentKind } from './document-kinds.ts';

/**
 * Numbers of documents (文号) are made by a pattern of the issuing body, such as `沪总工检〔{year}〕{seq}号`: `{seq}` stands
 * exactly once, `{year}` and `{kind}` at will. Documents that share everything but the sequence are one series.
 */
export type PatternProblem = 'NO_SEQUENCE' | 'UNKNOWN_PLACE' | 'DIGIT_BESIDE_SEQUENCE' | 'TOO_LONG' | 'BAD_TEXT';

/** Longest pattern, in UTF-16 code units. */
export const greatestPattern = 80;

/** One sign for each kind, where a pattern has `{kind}`. */
export const kindMarks: Readonly<Record<DocumentKind, string>> = {
  record: '记',
  reminder: '提',
  opinion: '改',
  recommendation: '建',
  rectification_notice: '通',
  reply_slip: '回',
  service_receipt: '送',
};

/** Holds until somebody enters a pattern of their own. */
export const defaultPattern = '工检{kind}〔{year}〕{seq}号';

/** What is wrong with a pattern; undefined where nothing is. */
export function findPatternProblem(pattern: string): PatternProblem | undefined {
  if (pattern.length > greatestPattern) return 'TOO_LONG';
  if (!pattern.isWellFormed() || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(pattern)) return 'BAD_TEXT';
  const places = pattern.match(/\{[^{}]*\}/g) ?? [];
  const rest = pattern.replaceAll(/\{[^{}]*\}/g, '');
  if (/[{}]/.test(rest) || places.some((place) => !['{year}', '{kind}', '{seq}'].includes(place)))
    return 'UNKNOWN_PLACE';
  if (places.filter((place) => place === '{seq}').length !== 1) return 'NO_SEQUENCE';
  // Otherwise nobody could tell where the sequence begins: 2026 and 12 would be 20261 and 2.
  return /(?:\d|\{year\})\{seq\}|\{seq\}(?:\d|\{year\})/.test(pattern) ? 'DIGIT_BESIDE_SEQUENCE' : undefined;
}

/** What stands before and after the sequence in every number of a series. */
export type NumberSeries = { readonly before: string; readonly after: string };

/** The series of a sound pattern for a kind and a year (YYYY). */
export function toSeries(pattern: string, place: { readonly kind: DocumentKind; readonly year: string }): NumberSeries {
  const filled = pattern.replaceAll('{year}', place.year).replaceAll('{kind}', kindMarks[place.kind]).normalize('NFC');
  const [before = '', after = ''] = filled.split('{seq}');
  return { before, after };
}

/** The number of a series with this place in it, from 1. */
export function toNumber({ before, after }: NumberSeries, sequence: number): string {
  return `${before}${sequence}${after}`;
}

/** Greatest sequence that is counted on; more digits than that no office has ever used. */
export const greatestSequence = 999_999_999;

/** The place of a number in the series; undefined where it belongs to another. */
export function findSequence({ before, after }: NumberSeries, number: string): number | undefined {
  if (!number.startsWith(before) || !number.endsWith(after) || number.length <= before.length + after.length)
    return undefined;
  const digits = number.slice(before.length, number.length - after.length);
  return /^0*[1-9]\d{0,8}$/.test(digits) ? Number(digits) : undefined;
}
