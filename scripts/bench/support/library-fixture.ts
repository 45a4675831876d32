import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toStoredAnswer } from '#db/answer-columns.ts';
import type { Db } from '#db/connection.ts';
import { putSearchText } from '#db/repositories/enterprise-search.ts';
import { putVerdictCounts } from '#db/repositories/verdict-counts.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { judgeRecord, toStoredCounts } from '#services/assessment.ts';
import { closeLibrary, createLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { createRandomVisits } from '../peers/records.ts';
import type { RandomVisit } from '../peers/records.ts';
import { createCreditCode, createName } from './names.ts';
import { createRandom } from './random.ts';

/** Runs `work` in a folder of its own that is gone afterwards. */
export async function withFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'union-inspector-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs `work` on a library of `count` enterprises, each with one visit. */
export async function withFilledLibrary<Result>(
  count: number,
  work: (library: Library) => Promise<Result>,
): Promise<Result> {
  return withFolder(async (folder) => {
    const library = createLibrary({ file: join(folder, 'bench.unidb'), inspectorName: 'bench' });
    try {
      fillTables(library.db, count);
      return await work(library);
    } finally {
      closeLibrary(library);
    }
  });
}

/** Id of enterprise number `index`, from 0. */
export function toEnterpriseId(index: number): string {
  return `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;
}

/** Id of the visit of enterprise number `index`. */
export function toVisitId(index: number): string {
  return `00000000-0000-7000-9000-${String(index).padStart(12, '0')}`;
}

const batchSize = 1000;

/**
 * Fills the tables past the log: these libraries are only read, and writing through the log is measured elsewhere. Each
 * batch has its own seed, so that a larger library begins like a smaller one.
 */
export function fillTables(db: Db, count: number): void {
  const insertRecord = db.prepare(
    `INSERT INTO union_records (inspection_id, ${facts.map(({ id }) => id).join(', ')})
     VALUES (?, ${facts.map(() => '?').join(', ')})`,
  );
  const insertBatch = db.transaction((first: number) => {
    const random = createRandom(first + 1);
    const visits = createRandomVisits(Math.min(batchSize, count - first), {
      facts,
      unknownShare: 0.15,
      seed: first + 1,
    });
    visits.forEach((visit, index) => {
      const ids = { enterprise: toEnterpriseId(first + index), visit: toVisitId(first + index) };
      insertEnterprise(db, {
        id: ids.enterprise,
        name: createName(random),
        regionCode: visit.visit.regionCode ?? '',
        random,
      });
      db.prepare('INSERT INTO inspections (id, enterprise_id, date) VALUES (?, ?, ?)').run(
        ids.visit,
        ids.enterprise,
        visit.visit.date,
      );
      insertRecord.run(ids.visit, ...toColumns(visit));
      insertMarks(db, ids.visit, visit);
      putVerdictCounts(db, ids.visit, toStoredCounts(judgeRecord(visit)));
    });
  });
  for (let first = 0; first < count; first += batchSize) insertBatch.immediate(first);
}

type NewEnterprise = {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
  readonly random: ReturnType<typeof createRandom>;
};

function insertEnterprise(db: Db, { id, name, regionCode, random }: NewEnterprise): void {
  const creditCode = createCreditCode(random, regionCode);
  db.prepare('INSERT INTO enterprises (id, name, credit_code, region_code) VALUES (?, ?, ?, ?)').run(
    id,
    name,
    creditCode,
    regionCode,
  );
  putSearchText(db, id);
}

function toColumns({ answers }: RandomVisit): readonly unknown[] {
  return facts.map((fact) => {
    const answer = answers[fact.id];
    return answer === undefined ? null : toStoredAnswer(fact, { ...answer }).value;
  });
}

function insertMarks(db: Db, visitId: string, { answers }: RandomVisit): void {
  const insert = db.prepare('INSERT INTO answer_marks (inspection_id, fact, state) VALUES (?, ?, ?)');
  for (const [fact, answer] of Object.entries(answers)) if ('state' in answer) insert.run(visitId, fact, answer.state);
}
