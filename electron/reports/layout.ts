import type { DocumentKind } from '#domain/document-kinds.ts';
import type { Language } from '#domain/language.ts';

/**
 * Measures after GB/T 9704-2012 in millimetres: A4, top margin 37, left margin 28, text block 156 × 225. A page of
 * Chinese text has 22 lines of 28 characters in size 3 (16 pt).
 */
export const page = { width: 210, height: 297, top: 37, left: 28, right: 26, bottom: 35 } as const;

/** Points. One line of 22 on 225 mm (637.8 pt): with 29 pt the last of them would be on the next page. */
const linePt = 28.95;

/** Points: 28 characters of 16 pt would be 158 mm wide; each gives a little. */
const trackingPt = -0.2;

/** Of letters; forms (records, slips, receipts) are set smaller. */
const sizePt = { title: 22, body: 16, table: 12, small: 12, copies: 14 } as const;

const formSizePt = { title: 22, body: 12, table: 12, small: 10.5, copies: 12 } as const;
const formLinePt = 20;

/** English is set smaller: 16 pt of Latin letters is a poster. */
const englishSizePt = { title: 20, body: 12, table: 10.5, small: 9.5, copies: 11 } as const;
const englishLinePt = 18;

export type Sizes = Readonly<Record<keyof typeof sizePt, number>>;
export type Measures = { readonly size: Sizes; readonly line: number; readonly tracking: number };

const forms: readonly DocumentKind[] = ['record', 'reply_slip', 'service_receipt'];

/** Sizes and lines of a kind of document in a language, in points. */
export function getMeasures({
  kind,
  language,
}: {
  readonly kind: DocumentKind;
  readonly language: Language;
}): Measures {
  if (language === 'en') return { size: englishSizePt, line: englishLinePt, tracking: 0 };
  if (forms.includes(kind)) return { size: formSizePt, line: formLinePt, tracking: 0 };
  return { size: sizePt, line: linePt, tracking: trackingPt };
}

/** Least height of a line of a table, for handwriting, in millimetres. */
export const tableLineMm = 7.5;

/** Height of a signature that was drawn on the screen, in millimetres. */
export const signatureMm = 12;
