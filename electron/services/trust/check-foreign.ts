import { connectBare, setSafePragmas } from '#db/connection.ts';
import type { Db } from '#db/connection.ts';
import { withStorageErrors } from '#db/errors.ts';
import { assertLengths } from '#db/foreign-limits.ts';
import { assertWholeFile, readHeader } from '#db/header.ts';
import type { Header } from '#db/header.ts';
import { migrate, newestVersion } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migrations.ts';
import { countAssignments } from '#db/repositories/assignments.ts';
import { findLatestWall } from '#db/repositories/changes.ts';
import { countEnterprises } from '#db/repositories/enterprises.ts';
import { countVisits } from '#db/repositories/inspections.ts';
import { findLibraryFact, getLibraryFact } from '#db/repositories/library-facts.ts';
import { countAttachments } from '#db/repositories/referred-attachments.ts';
import { assertOwnSchema } from '#db/schema-guard.ts';
import { systemClock } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { getContentHash } from '../content-hash.ts';
import { verifyAttachments } from '../verify/verify-attachments.ts';
import { verifyChains } from '../verify/verify-chains.ts';
import { verifyContent } from '../verify/verify-content.ts';
import { verifyOutcomes } from '../verify/verify-outcomes.ts';
import type { Report, VerifyProblem } from '../verify/problems.ts';
import { assertEntryShapes } from './check-entries.ts';
import { readCheckpoints } from './checkpoints.ts';
import type { ForeignSummary } from './foreign-summary.ts';
import { judgeSeals } from './judge-seals.ts';

const mostProblems = 100;
/** What SQLite may take for itself: a file cannot make it fill the memory. */
const heapBytes = 512 * 1024 * 1024;

/**
 * What can be told without SQLite. @throws AppError FILE_NOT_OURS, FILE_DAMAGED, FILE_NEWER, LIBRARY_IN_USE (its last
 * entries are in a log that did not come along).
 */
export function assertForeignHeader(file: string): Header {
  const header = readHeader(file, newestVersion(migrations));
  assertWholeFile(file, header);
  if (header.isWal) {
    throw new AppError('LIBRARY_IN_USE', 'The file was copied while a program had it open: hand it over instead', {
      file,
    });
  }
  return header;
}

/**
 * Checks a private copy of a file from somebody else from page to content; run in a process that can be killed. The
 * copy is migrated where it is older. The order matters: the schema is compared before anything that could run what a
 * schema hides, lengths before anything that reads contents.
 * @throws AppError FILE_NOT_OURS, FILE_DAMAGED, FILE_NEWER, FILE_HOSTILE, HISTORY_BROKEN, MIGRATION_EDITED,
 * LIBRARY_IN_USE, STORAGE_*.
 */
export function checkForeign(file: string, knownKeys: readonly string[]): ForeignSummary {
  const header = assertForeignHeader(file);
  return withStorageErrors(() => {
    // For reading only, SQLite would not hold rows against their CHECKs.
    const db = connectBare(file, { access: 'write', mustExist: true });
    try {
      setSafePragmas(db);
      db.pragma(`hard_heap_limit = ${heapBytes}`);
      const pending = assertOwnSchema(db, migrations);
      assertLengths(db);
      assertPages(db);
      if (pending.length > 0) migrate(db, migrations, systemClock);
      // In one transaction, so that SQLite does not take and give back its lock for every row that is read.
      return db
        .transaction(() => {
          assertEntryShapes(db);
          assertChains(db);
          return summarise(db, { schema: header.userVersion, knownKeys });
        })
        .deferred();
    } finally {
      db.close();
    }
  });
}

function assertPages(db: Db): void {
  const outcome = db.pragma('integrity_check(1)', { simple: true });
  if (outcome !== 'ok') throw new AppError('FILE_DAMAGED', 'The file is damaged inside', { outcome });
  const [broken] = db.pragma('foreign_key_check') as unknown[];
  if (broken !== undefined) throw new AppError('FILE_DAMAGED', 'A row has lost the row it belongs to', { broken });
}

/** In a file that arrives the history is the truth, so it has to be whole. */
function assertChains(db: Db): void {
  verifyChains(db, ({ code, message, where }) => {
    throw new AppError('HISTORY_BROKEN', message, { problem: code, where });
  });
}

function summarise(
  db: Db,
  { schema, knownKeys }: { readonly schema: number; readonly knownKeys: readonly string[] },
): ForeignSummary {
  let content: string | undefined;
  const history = collect((report) => {
    content = verifyContent(db, report);
    verifyOutcomes(db, report);
  });
  const attachments = collect((report) => verifyAttachments(db, report));
  const known = new Set(knownKeys);
  const checkpoints = readCheckpoints(db);
  const contentHash = content ?? getContentHash({ db });
  return {
    libraryId: getLibraryFact(db, 'library_id'),
    schema,
    enterprises: countEnterprises(db),
    records: countVisits(db),
    attachments: countAttachments(db),
    assignments: countAssignments(db),
    entries: checkpoints.reduce((sum, { count }) => sum + count, 0),
    lastChange: findLatestWall(db) ?? null,
    contentHash,
    isSample: findLibraryFact(db, 'sample') === '1',
    checkpoints,
    seals: judgeSeals(db, { problems: history, contentHash, isKnown: ({ publicKey }) => known.has(publicKey) }),
    problems: [...history, ...attachments].slice(0, mostProblems),
  };
}

function collect(check: (report: Report) => void): readonly VerifyProblem[] {
  const problems: VerifyProblem[] = [];
  check((problem) => {
    if (problems.length < mostProblems) problems.push(problem);
  });
  return problems;
}
