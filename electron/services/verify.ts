import type { Db } from '#db/connection.ts';
import type { Library } from './library.ts';
import type { Report, VerifyProblem } from './verify/problems.ts';
import { verifyChains } from './verify/verify-chains.ts';
import { verifyFold } from './verify/verify-fold.ts';
import { verifyOutcomes } from './verify/verify-outcomes.ts';

export type { VerifyProblem } from './verify/problems.ts';

export type Verification = {
  /** The pages, the constraints and the references. */
  readonly integrity: 'ok' | 'damaged';
  /** The devices' chains, and the tables as their fold. */
  readonly history: 'ok' | 'broken';
  readonly seals: readonly unknown[];
  /** At most a thousand. */
  readonly problems: readonly VerifyProblem[];
};

const greatestNumberOfProblems = 1000;

/**
 * Checks the whole library without writing. Reads the log in pages: memory does not grow with it. Meant for a thread of
 * its own: a million entries take a while.
 */
export function verifyLibrary(library: Library): Verification {
  return library.db.transaction(() => verifyWithin(library.db)).deferred();
}

function verifyWithin(db: Db): Verification {
  const pages = collect((report) => verifyPages(db, report));
  const history = collect((report) => {
    verifyChains(db, report);
    verifyFold(db, report);
    verifyOutcomes(db, report);
  });
  return {
    integrity: pages.length === 0 ? 'ok' : 'damaged',
    history: history.length === 0 ? 'ok' : 'broken',
    seals: [],
    problems: [...pages, ...history].slice(0, greatestNumberOfProblems),
  };
}

/** Damaged pages can stop any query: what was found until then is kept, and the stop is one more finding. */
function collect(check: (report: Report) => void): readonly VerifyProblem[] {
  const problems: VerifyProblem[] = [];
  try {
    check((problem) => {
      if (problems.length < greatestNumberOfProblems) problems.push(problem);
    });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    problems.push({ code: 'PAGES_DAMAGED', message, where: 'file' });
  }
  return problems;
}

function verifyPages(db: Db, report: Report): void {
  for (const message of db.pragma('integrity_check(100)') as { readonly integrity_check: string }[]) {
    if (message.integrity_check !== 'ok') {
      report({ code: 'PAGES_DAMAGED', message: message.integrity_check, where: 'file' });
    }
  }
  for (const { table, rowid } of db.pragma('foreign_key_check') as {
    readonly table: string;
    readonly rowid: number;
  }[]) {
    report({ code: 'FOREIGN_KEY', message: 'The row that this one belongs to is missing', where: `${table}/${rowid}` });
  }
}
