import type { ErrorCode } from '#domain/error.ts';
import type { Language } from '#domain/language.ts';

/** What the report thread is started with; it writes one workbook and ends. */
export type ReportData = { readonly libraryFile: string; readonly file: string; readonly language: Language };

/** What it says: how many rows are written, and how it ended. */
export type ReportMessage =
  | { readonly kind: 'progress'; readonly rows: number }
  | { readonly kind: 'done'; readonly sha256: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };
