import type { Db } from '#db/connection.ts';
import { iterateWrongOutcomes } from '#db/repositories/frozen-verdicts.ts';
import type { Report } from './problems.ts';

/** What lists and sums read of frozen verdicts has to be what their documents say. */
export function verifyOutcomes(db: Db, report: Report): void {
  for (const id of iterateWrongOutcomes(db))
    report({
      code: 'TABLE_DIFFERS',
      message: 'The outcomes are not those of the frozen verdicts',
      where: `frozen_verdicts/${id}`,
    });
}
