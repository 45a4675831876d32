import type { DocumentKind } from '#domain/document-kinds.ts';
import type { IssuingBody } from '#domain/issuing-body.ts';
import type { Language } from '#domain/language.ts';
import type { HolidayCalendar } from '#domain/working-days.ts';

/** What a document is made from besides the visit itself; `collectDocument` takes it. */
export type CollectRequest = {
  readonly inspectionId: string;
  readonly kind: DocumentKind;
  readonly language: Language;
  readonly issuing: IssuingBody;
  /** Empty in a draft. */
  readonly number: string;
  /** ISO date; empty in a draft. */
  readonly issuedOn: string;
  readonly calendar: HolidayCalendar;
  /** Working days in which the enterprise is to reply. */
  readonly replyDays: number;
  /** Rules whose problem the inspector leaves out. */
  readonly leaveOut: readonly string[];
  /** The document that a correction takes the place of, cited by number and date. */
  readonly replaces?: { readonly number: string; readonly issuedOn: string } | undefined;
};
