import type { Db } from '#db/connection.ts';
import { computeAliases, readAliases } from '#db/repositories/enterprise-aliases.ts';
import type { Report } from './problems.ts';

/** Every merged enterprise is shown under the one that the pointers lead to, and no other is hidden. */
export function verifyAliases(db: Db, report: Report): void {
  const expected = computeAliases(db);
  const stored = readAliases(db);
  for (const id of new Set([...expected.keys(), ...stored.keys()])) {
    if (expected.get(id) === stored.get(id)) continue;
    const message = `Stands under ${stored.get(id) ?? 'itself'}, by the log under ${expected.get(id) ?? 'itself'}`;
    report({ code: 'TABLE_DIFFERS', message, where: `enterprise_aliases/${id}` });
  }
}
