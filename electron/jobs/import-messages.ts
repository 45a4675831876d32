import type { ErrorCode, ErrorDetails } from '#domain/error.ts';
import type { Language } from '#domain/language.ts';
import type { ImportPreview, ImportStage } from '#services/import/import-views.ts';
import type { ImportCounts, PlannedEdit } from '#services/import/plan-import.ts';
import type { HeadChoices } from '#services/import/table-heads.ts';

/** What the importing thread is started with. It reads the file once, and never writes. */
export type ImportThreadData = { readonly libraryFile: string; readonly file: string };

/** What it can be asked, in this order: previews, then `begin`, then `next` until an empty slice comes. */
export type ImportQuestion =
  | { readonly job: 'preview'; readonly heads: HeadChoices; readonly language: Language }
  | { readonly job: 'begin'; readonly heads: HeadChoices }
  | { readonly job: 'next' };

export type ImportRequest = ImportQuestion & { readonly id: number };

/** The size of what is to be written; nothing may be where records are rejected. */
export type ImportBeginning = {
  readonly rejected: number;
  readonly counts: ImportCounts;
  readonly rows: number;
  readonly visits: number;
};

/** Some of the edits, and after them some of the visits to be judged again. Both are empty at the end. */
export type ImportSlice = { readonly edits: readonly PlannedEdit[]; readonly visits: readonly string[] };

export type ImportAnswers = {
  readonly preview: ImportPreview;
  readonly begin: ImportBeginning;
  readonly next: ImportSlice;
};

export type ImportMessage =
  | { readonly kind: 'answer'; readonly id: number; readonly value: ImportAnswers[keyof ImportAnswers] }
  | {
      readonly kind: 'failure';
      readonly id: number;
      readonly code: ErrorCode;
      readonly message: string;
      readonly details: ErrorDetails;
    }
  | { readonly kind: 'progress'; readonly stage: ImportStage; readonly done: number; readonly total: number };
