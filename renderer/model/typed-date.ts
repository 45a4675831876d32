import { isCalendarDate } from '#domain/calendar.ts';

/**
 * A date as people type it (2026-05-12, 2026.5.12, 2026年5月12日, 20260512, full-width digits), in ISO form; undefined
 * where it is none.
 */
export function parseTypedDate(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').trim();
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain);
  if (parts === null) return undefined;
  const [, year = '', month = '', day = ''] = parts;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}

/** The day by the clock and time zone of this device. */
export function toLocalDate(now: Date): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
