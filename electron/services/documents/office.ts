import { defaultPattern } from '#domain/document-number.ts';
import type { DocumentKind } from '#domain/document-kinds.ts';
import type { IssuingBody } from '#domain/issuing-body.ts';
import { chinaHolidays } from '#domain/holidays/china.ts';
import { mergeCalendars } from '#domain/working-days.ts';
import type { HolidayCalendar, OwnDays } from '#domain/working-days.ts';

/** What the office says of its documents: who issues them, how they are numbered, how terms are counted. */
export type Office = {
  readonly issuing: IssuingBody;
  /** By kind; a kind without one has the default. */
  readonly patterns: Readonly<Partial<Record<DocumentKind, string | undefined>>>;
  /** Working days in which the enterprise is to reply. */
  readonly replyDays: number;
  readonly calendar: HolidayCalendar;
};

export function getPattern({ patterns }: Pick<Office, 'patterns'>, kind: DocumentKind): string {
  const own = patterns[kind];
  return own === undefined || own === '' ? defaultPattern : own;
}

/** What is kept in the settings of it. */
export type IssuingSettings = IssuingBody & Pick<Office, 'patterns' | 'replyDays'>;

export function toOffice({ patterns, replyDays, ...issuing }: IssuingSettings, ownDays: OwnDays): Office {
  return { issuing, patterns, replyDays, calendar: mergeCalendars(chinaHolidays, ownDays) };
}
