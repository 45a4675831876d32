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
  readonly inspector: Inspector;
  /** The latest first. */
  readonly visits: readonly Visit[];
};

/** What a new visit probably is: today, by the owner of this device and whoever came along last time. */
export function toVisitForm({ today, inspector, visits }: Known): VisitForm {
  const companion = visits[0]?.inspectors.find(({ name }) => name !== inspector.name && name !== '');
  return {
    date: today,
    kind: visits.length === 0 ? 'first' : 'follow_up',
    inspectors: [inspector, companion ?? nobody],
    carryOver: true,
  };
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
