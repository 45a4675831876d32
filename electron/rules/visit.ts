import { dayOf, dayOfIso } from './days.ts';

/** What a rule may know besides the facts: the date of the visit and the place of the enterprise. */
export type Visit = {
  /** ISO date: "today" in every rule. */
  readonly date: string;
  /** GB/T 2260 code of the enterprise; its first two digits choose local parameters and local law. */
  readonly regionCode: string | null;
};

export type VisitContext = {
  readonly day: number;
  readonly year: number;
  readonly province: string;
  /** Parameter values by index; texts as the index in the pack's table of texts. */
  readonly parameters: readonly number[];
};

/** First two digits of a region code, or '' where the place is not known (national defaults then hold). */
export function provinceCode(regionCode: string | null): string {
  return regionCode?.slice(0, 2) ?? '';
}

/** Day number of a day (MM-DD) of the visit's year. */
export function dayInYear(context: VisitContext, monthDay: string): number {
  return dayOf(context.year, Number(monthDay.slice(0, 2)), Number(monthDay.slice(3)));
}

/** The context of a visit under the parameters of its province. */
export function createVisitContext(visit: Visit, parametersFor: (province: string) => readonly number[]): VisitContext {
  const province = provinceCode(visit.regionCode);
  return {
    day: dayOfIso(visit.date),
    year: Number(visit.date.slice(0, 4)),
    province,
    parameters: parametersFor(province),
  };
}
