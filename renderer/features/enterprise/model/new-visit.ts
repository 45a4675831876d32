import type { Inspector, NewVisit, Visit } from '../types.ts';

/** A new visit as typed. */
export type VisitForm = {
  readonly date: string;
  readonly kind: NewVisit['kind'];
  readonly inspectors: readonly [Inspector, Inspector];
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
  };
}

/** What is sent: an inspector without name and certificate is none. */
export function toNewVisit(form: VisitForm, date: string): Omit<NewVisit, 'enterpriseId'> {
  const inspectors = form.inspectors
    .map(({ name, certificate }) => ({ name: name.trim(), certificate: certificate.trim() }))
    .filter(({ name, certificate }) => name !== '' || certificate !== '');
  return { date, kind: form.kind, inspectors };
}
