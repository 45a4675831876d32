import { listAssignedPeople, listVisitInspectors } from '#db/repositories/assignments.ts';
import { toComparableName } from '#domain/person-name.ts';
import type { Library } from '../library.ts';

/** Somebody who visits enterprises; the certificate as it was last written. */
export type KnownInspector = { readonly name: string; readonly certificate: string | null };

const mostKnown = 200;

/** Who was ever assigned or named as an inspector of a visit, by name. Reads every visit: meant for a thread of its own. */
export function listKnownInspectors({ db }: Library): readonly KnownInspector[] {
  const known = new Map<string, KnownInspector>();
  for (const { name, certificate } of [...listVisitInspectors(db), ...listAssignedPeople(db)]) {
    const key = toComparableName(name);
    if (key === '') continue;
    const before = known.get(key);
    known.set(key, { name, certificate: certificate ?? before?.certificate ?? null });
  }
  return [...known.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)).slice(0, mostKnown);
}
