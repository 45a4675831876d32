import { afterEach, expect, it } from 'vitest';
import { findVerdictCounts } from '#db/repositories/verdict-counts.ts';
import { assignEnterprises } from '#services/assignments/assign.ts';
import { keepCounts } from '#services/recount.ts';
import { getStatisticsView } from '#services/statistics-view.ts';
import { summarizeVerdicts } from '#services/verdict-summary.ts';
import { saveAnswers } from '#services/visit-answers.ts';
import { type Reader, startReader } from '../../electron/jobs/reader.ts';
import { makeLibrary, makeVisit } from '../services/support/app-library.ts';

const workerFile = new URL('../../electron/jobs/reader-worker.ts', import.meta.url);
let reader: Reader | undefined;
afterEach(async () => reader?.stop());

function start(
  libraryFile: string,
  onCounted: Parameters<typeof startReader>[0]['onCounted'] = () => undefined,
): Reader {
  reader = startReader({ workerFile, libraryFile, onCounted, reportError: () => undefined });
  return reader;
}

it('answers from a connection of its own and sees what was saved since', async () => {
  const library = makeLibrary();
  const { inspectionId } = makeVisit(library);
  const { getStatistics, getVerdictSummary } = start(library.file);
  expect(await getStatistics({})).toEqual(getStatisticsView(library, {}));
  saveAnswers(library, { inspectionId, language: 'en', answers: { union_type: { value: 'none' } } });
  const [statistics, summary] = await Promise.all([getStatistics({ region: '42' }), getVerdictSummary()]);
  expect(statistics).toEqual(getStatisticsView(library, { region: '42' }));
  expect(summary).toEqual(summarizeVerdicts(library));
});

it('hands over the counts that are missing', async () => {
  const library = makeLibrary();
  const { inspectionId } = makeVisit(library);
  const before = findVerdictCounts(library.db, inspectionId);
  library.db.prepare('DELETE FROM verdict_counts').run();
  await new Promise<void>((resolve) => {
    start(library.file, (visits) => {
      keepCounts(library, visits);
      resolve();
    });
  });
  expect(findVerdictCounts(library.db, inspectionId)).toEqual(before);
});

it('fails what is under way when it is stopped, and starts again when it is asked again', async () => {
  const library = makeLibrary();
  makeVisit(library);
  const { getVerdictSummary, stop } = start(library.file);
  const underWay = getVerdictSummary();
  await Promise.all([expect(underWay).rejects.toMatchObject({ code: 'INTERNAL' }), stop()]);
  expect((await getVerdictSummary()).visits).toBe(1);
});

it('says so when the library is gone', async () => {
  await expect(start('/nowhere/library.unidb').getVerdictSummary()).rejects.toMatchObject({ code: 'INTERNAL' });
});

it('tells who is to visit what', async () => {
  const library = makeLibrary();
  const { enterpriseId } = makeVisit(library);
  const person = { inspector: '赵检查', certificate: 'A-1', dueOn: '2020-01-01', note: null };
  await assignEnterprises(library, { ...person, enterpriseIds: [enterpriseId] });
  const reading = start(library.file);
  expect(await reading.getTaskOverview()).toMatchObject({ counts: { late: 1 }, inspectors: [{ inspector: '赵检查' }] });
  const request = { inspector: '赵检查', state: 'late', from: 0, limit: 10 } as const;
  expect(await reading.listTasks(request)).toMatchObject({
    matching: 1,
    rows: [{ enterpriseId, dueOn: '2020-01-01' }],
  });
  expect(await reading.listOpenEnterprises('赵检查')).toEqual([enterpriseId]);
  expect(await reading.listTaskEnterprises('赵 检查')).toEqual([enterpriseId]);
  expect(await reading.listKnownInspectors()).toEqual([{ name: '赵检查', certificate: 'A-1' }]);
});
