import type { Db } from '#db/connection.ts';
import { listAside } from '#db/repositories/set-aside.ts';
import type { AsideRow } from '#db/repositories/set-aside.ts';
import type { Library } from './library.ts';
import { listAcceptedKeys } from './trust/devices.ts';
import { judgeSeals } from './trust/judge-seals.ts';
import type { SealFinding } from './trust/judge-seals.ts';
import type { Report, VerifyProblem } from './verify/problems.ts';
import { verifyAliases } from './verify/verify-aliases.ts';
import { verifyAttachments } from './verify/verify-attachments.ts';
import { verifyChains } from './verify/verify-chains.ts';
import { verifyContent } from './verify/verify-content.ts';
import { verifyOutcomes } from './verify/verify-outcomes.ts';

export type { VerifyProblem } from './verify/problems.ts';

export type Verification = {
  /** The pages, the constraints, the references, and the bytes of attachments. */
  readonly integrity: 'ok' | 'damaged';
  /** The devices' chains, and the tables as their fold. */
  readonly history: 'ok' | 'broken';
  /** Every seal in the file; one that is broken or whose library was changed is a problem as well. */
  readonly seals: readonly SealFinding[];
  /** At most a thousand. */
  readonly problems: readonly VerifyProblem[];
  /** Rows that the tables cannot show yet, and why; no fault of the file. At most a hundred. */
  readonly setAside: readonly AsideRow[];
};

export type VerifyOptions = {
  /** Public keys that make a seal's device known; absent: those that this library has accepted. */
  readonly knownKeys?: readonly string[];
};

const greatestNumberOfProblems = 1000;
const mostAside = 100;

/**
 * Checks the whole library without writing. Reads the log in pages: memory does not grow with it. Meant for a thread of
 * its own: a million entries take a while.
 */
export function verifyLibrary(library: Library, options: VerifyOptions = {}): Verification {
  return library.db.transaction(() => verifyWithin(library.db, options)).deferred();
}

type Found = {
  seals: readonly SealFinding[];
  contentHash: string | undefined;
  setAside: readonly AsideRow[];
};

function verifyWithin(db: Db, options: VerifyOptions): Verification {
  const pages = collect((report) => {
    verifyPages(db, report);
    verifyAttachments(db, report);
  });
  const found: Found = { seals: [], contentHash: undefined, setAside: [] };
  const history = collect((report) => {
    verifyChains(db, report);
    found.contentHash = verifyContent(db, report);
    verifyOutcomes(db, report);
    verifyAliases(db, report);
    found.setAside = listAside(db).slice(0, mostAside);
  });
  const sealing = collect((report) => {
    const known = new Set(options.knownKeys ?? listAcceptedKeys(db));
    const isKnown = ({ publicKey }: { readonly publicKey: string }): boolean => known.has(publicKey);
    found.seals = judgeSeals(db, { problems: history, contentHash: found.contentHash, isKnown });
    for (const seal of found.seals) reportSeal(seal, report);
  });
  return {
    integrity: pages.length === 0 ? 'ok' : 'damaged',
    history: history.length === 0 ? 'ok' : 'broken',
    seals: found.seals,
    problems: [...pages, ...history, ...sealing].slice(0, greatestNumberOfProblems),
    setAside: found.setAside,
  };
}

function reportSeal({ seal, state, changed }: SealFinding, report: Report): void {
  const where = `seals/${seal}`;
  if (state === 'broken') report({ code: 'SEAL_BROKEN', message: 'The signature is not that of the key', where });
  if (state !== 'changed_after_sealing') return;
  report({ code: 'SEAL_CHANGED', message: `Changed after it was sealed: ${changed.slice(0, 5).join(', ')}`, where });
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
