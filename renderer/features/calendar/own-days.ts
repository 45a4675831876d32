import { chinaHolidays } from '#domain/holidays/china.ts';
import type { Settings } from '#renderer/session.ts';

export type OwnCalendar = Settings['calendar'];
export type DayKind = 'holidays' | 'makeUpDays';

/** Years that there is something to say about, the year shown and the next among them; the latest first. */
export function listYears(calendar: OwnCalendar, shown: number): readonly number[] {
  const own = [...calendar.holidays, ...calendar.makeUpDays].map((date) => Number(date.slice(0, 4)));
  const years = new Set([...chinaHolidays.years, ...calendar.years, ...own, shown, shown + 1]);
  return [...years].toSorted((a, b) => b - a);
}

/** A day is either off or worked: the last word holds. */
export function addDay(
  calendar: OwnCalendar,
  { date, kind }: { readonly date: string; readonly kind: DayKind },
): OwnCalendar {
  const cleared = removeDay(calendar, date);
  return { ...cleared, [kind]: [...cleared[kind], date].toSorted() };
}

export function removeDay(calendar: OwnCalendar, date: string): OwnCalendar {
  return {
    ...calendar,
    holidays: calendar.holidays.filter((day) => day !== date),
    makeUpDays: calendar.makeUpDays.filter((day) => day !== date),
  };
}

/** Says of a year that all its days are entered, or takes that back. */
export function setComplete(
  calendar: OwnCalendar,
  { year, isComplete }: { readonly year: number; readonly isComplete: boolean },
): OwnCalendar {
  const others = calendar.years.filter((entry) => entry !== year);
  return { ...calendar, years: isComplete ? [...others, year].toSorted((a, b) => a - b) : others };
}
