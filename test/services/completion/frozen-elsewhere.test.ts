import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '#domain/language.ts';
import { getContentHash } from '#services/content-hash.ts';
import { completeVisit, reopenVisit, voidVisit } from '#services/completion/complete-visit.ts';
import { iterateDump } from '#services/dump/dump-records.ts';
import { importRecords } from '#services/import/import-records.ts';
import type { Library } from '#services/library.ts';
import { createSurveyPopulation } from '#services/sample/survey-population.ts';
import { verifyLibrary } from '#services/verify.ts';
import { getVisit } from '#services/visits.ts';
import { openNewLibrary } from '../support/library.ts';

const language = 'zh-Hans';
const population = createSurveyPopulation();
const inspectors = [{ name: '林示例', certificate: '' }];
const reasons = { contradiction: '口径不同', carried: '材料未变' };

function importAll(library: Library, records: readonly unknown[]) {
  return importRecords(library, { records, mode: 'write', language });
}

function dump(library: Library): readonly unknown[] {
  return JSON.parse(JSON.stringify([...iterateDump(library)])) as readonly unknown[];
}

function listVisitIds(library: Library): readonly string[] {
  return library.db.prepare('SELECT id FROM inspections ORDER BY id').pluck().all().map(String);
}

/** All that people read of the visits, in every language. */
function readAll(library: Library): unknown {
  return listVisitIds(library).flatMap((inspectionId) =>
    languages.map((each) => {
      const { assessment, frozen, stateReason, inspection } = getVisit(library, { inspectionId, language: each });
      return { assessment, pack: frozen?.pack, reasons: frozen?.reasons, stateReason, inspection };
    }),
  );
}

const steps = ['complete', 'reopen', 'void', 'leave'] as const;

function take(library: Library, inspectionId: string, step: (typeof steps)[number]): void {
  const key = { inspectionId, language } as const;
  if (step !== 'leave') completeVisit(library, { ...key, reasons });
  if (step === 'reopen') reopenVisit(library, { ...key, reason: '漏项' });
  if (step === 'void') voidVisit(library, { ...key, reason: '重复' });
}

describe('frozen verdicts', () => {
  it('go into another library by a dump: the same content hash, the same sentences', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: population.length - 1 }), fc.constantFrom(...steps)), {
          minLength: 1,
          maxLength: 4,
        }),
        (choices) => {
          const library = openNewLibrary();
          const records = new Map(choices.map(([index, step]) => [index, step]));
          importAll(
            library,
            [...records.keys()].map((index) => population[index]),
          );
          const plan = [...records.values()];
          listVisitIds(library).forEach((id, position) => take(library, id, plan[position] ?? 'leave'));
          const other = openNewLibrary();
          expect(importAll(other, dump(library)).rejected).toEqual([]);
          expect(getContentHash(other)).toBe(getContentHash(library));
          expect(readAll(other)).toEqual(readAll(library));
          expect(verifyLibrary(other).problems).toEqual([]);
          expect(importAll(other, dump(library))).toMatchObject({ created: 0, updated: 0, rejected: [] });
        },
      ),
      { numRuns: 8 },
    );
  });

  it('are part of the content hash and of what verify compares', () => {
    const library = openNewLibrary();
    importAll(library, population.slice(0, 1));
    const [inspectionId = ''] = listVisitIds(library);
    take(library, inspectionId, 'complete');
    const before = getContentHash(library);
    library.db.exec(`UPDATE frozen_verdicts SET document = replace(document, '"gap"', '"pass"')`);
    expect(getContentHash(library)).not.toBe(before);
    expect(verifyLibrary(library).problems).toMatchObject([
      { code: 'TABLE_DIFFERS', where: `inspections/${inspectionId}/frozen_verdicts` },
      { code: 'TABLE_DIFFERS', where: `frozen_verdicts/${inspectionId}` },
    ]);
  });

  it('are not summed up in any other way than they say', () => {
    const library = openNewLibrary();
    importAll(library, population.slice(0, 1));
    const [inspectionId = ''] = listVisitIds(library);
    take(library, inspectionId, 'complete');
    library.db.exec(`UPDATE frozen_verdicts SET outcomes = replace(outcomes, '"gap"', '"pass"')`);
    expect(verifyLibrary(library).problems).toMatchObject([
      { code: 'TABLE_DIFFERS', where: `frozen_verdicts/${inspectionId}` },
    ]);
  });

  it('keep a void visit apart from the one that replaces it on the same day', () => {
    const library = openNewLibrary();
    const record = { enterprise: { name: '示例厂' }, inspection: { date: '2026-05-12', inspectors }, facts: {} };
    importAll(library, [record]);
    const [inspectionId = ''] = listVisitIds(library);
    take(library, inspectionId, 'void');
    importAll(library, [record]);
    expect(listVisitIds(library)).toHaveLength(2);
    const other = openNewLibrary();
    expect(importAll(other, dump(library)).rejected).toEqual([]);
    expect(getContentHash(other)).toBe(getContentHash(library));
  });

  it.each([
    ['another form', { verdicts: 'all' }],
    ['an unknown verdict', { verdicts: [{ rule: 'r', verdict: 'fine' }] }],
  ])('are refused from a file that holds %s', (_, frozen) => {
    const library = openNewLibrary();
    const record = {
      enterprise: { name: '示例厂' },
      inspection: { date: '2026-05-12', frozen_verdicts: frozen },
      facts: {},
    };
    expect(importAll(library, [record]).rejected).toMatchObject([
      { fact: 'inspection.frozen_verdicts', code: 'WRONG_TYPE' },
    ]);
    expect(listVisitIds(library)).toEqual([]);
  });
});
