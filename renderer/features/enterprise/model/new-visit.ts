import type { Inspector, NewVisit, Visit } from '../types.ts';

/** A new visit as typed. */
export type VisitForm = {
  readonly date: string;
  readonly kind: NewVisit['kind'];
  readonly inspectors: readonly [Inspector, Inspector];
  /** Wanted, should there be an earlier visit. */
  readonly carryOver: boolean;
};

const nobody: Inspector = { name: '', certificate: '' };

type Known = {
  readonly today: string;
  /** Those of the settings; either may be empty. */
  readonly inspectors: readonly [Inspector, Inspector];
  /** The latest first. */
  readonly visits: readonly Visit[];
};

/** What a new visit probably is: today, by whom the settings name; where they leave a place, by whoever came last time. */
export function toVisitForm({ today, inspectors, visits }: Known): VisitForm {
  return {
    date: today,
    kind: visits.length === 0 ? 'first' : 'follow_up',
    inspectors: fillPlaces(inspectors, visits[0]?.inspectors ?? []),
    carryOver: true,
  };
}

/** The free places in order: without anybody in the settings the last visit's first inspector comes first again. */
function fillPlaces(settled: Known['inspectors'], earlier: readonly Inspector[]): readonly [Inspector, Inspector] {
  const names = new Set(['', ...settled.map(({ name }) => name)]);
  const free = earlier.filter(({ name }) => !names.has(name));
  const [first, second] = settled.map((inspector) => (inspector.name === '' ? (free.shift() ?? inspector) : inspector));
  return [first ?? nobody, second ?? nobody];
}

/** What is sent: an inspector without name and certificate is none. */
export function toNewVisit(form: VisitForm, date: string): Omit<NewVisit, 'enterpriseId'> {
  const inspectors = form.inspectors
    .map(({ name, certificate }) => ({ name: name.trim(), certificate: certificate.trim() }))
    .filter(({ name, certificate }) => name !== '' || certificate !== '');
  return { date, kind: form.kind, inspectors, carryOver: form.carryOver };
}

/** Day of the visit whose answers a visit of `date` can begin with: the latest before it that is not void. */
export function findCarriedDate(visits: readonly Visit[], date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  return visits
    .filter((visit) => visit.state !== 'void' && visit.date < date)
    .map((visit) => visit.date)
    .toSorted()
    .at(-1);
}
