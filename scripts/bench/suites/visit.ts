import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Db } from '#db/connection.ts';
import { write } from '#services/journal.ts';
import { closeLibrary, createLibrary } from '#services/library.ts';
import { projectFolder } from '../../support/folders.ts';
import type { Benchmark, Line } from '../support/benchmark.ts';
import { withProgram, withRuntime } from '../support/driven-program.ts';
import type { DrivenProgram } from '../support/driven-program.ts';
import { fillTables, toVisitId, withFolder } from '../support/library-fixture.ts';
import { quantile, toSpread } from '../support/measure.ts';
import { followKeys, readMainLoop, watchMainLoop } from '../support/window-clock.ts';

/** The built program as the driver needs it; see there. */
const drivenFolder = join(projectFolder, 'test/e2e/support/driven');

const enterpriseCount = 50_000;
const photoCount = 1_250;
const photoBytes = 4 * 1024 * 1024;
const pieceBytes = 256 * 1024;
const ownName = 'Bench Works';
const rounds = 5;
const keysPerRound = 40;
const openingsPerRound = 10;

export const visit: Benchmark = {
  name: 'visit',
  title: 'A visit in a library of 50,000 enterprises and 5 GB of evidence',
  method: `In the real window, by real key events, measured in the page. Typing: from the key that chooses an answer until "saved" is painted,
which is after the answer is on disk and judged; the 95th percentile of ${keysPerRound} answers per round. Opening: from Enter in the list until
the frame after the first question of the visit is there; the 95th percentile of ${openingsPerRound} visits per round. The last line is the longest
time that the main process left its event loop waiting while all that went on; a few seconds after the start it has searched and opened visits
once for nobody, so that their code is warm. Wall time, no peer: the bounds are those of a person.`,
  run: async (say) =>
    withFolder(async (folder) => {
      const library = join(folder, 'bench.unidb');
      fillFile(library);
      say('library filled');
      return withRuntime((runtime) =>
        withProgram({ runtime, home: join(folder, 'home'), words: [drivenFolder, '--library', library] }, measure),
      );
    }),
};

async function measure({ app, window }: DrivenProgram): Promise<readonly Line[]> {
  await window.locator('.list-item .cell-name').first().waitFor({ timeout: 120_000 });
  await window.waitForTimeout(5_000);
  await watchMainLoop(app);
  const openings = await collect(() => measureOpenings(window));
  await openOwnVisit(window);
  const answers = await collect(() => measureAnswers(window));
  const longestWait = await readMainLoop(app);
  return [
    {
      what: 'key to painted and saved, 95th percentile',
      unit: 'ms',
      value: toSpread(answers),
      target: { of: 'value', bound: 'at most', value: 50 },
    },
    {
      what: 'opening a visit, 95th percentile',
      unit: 'ms',
      value: toSpread(openings),
      target: { of: 'value', bound: 'at most', value: 150 },
    },
    {
      what: 'longest wait of the event loop',
      unit: 'ms',
      value: toSpread([longestWait]),
      target: { of: 'value', bound: 'at most', value: 50 },
    },
  ];
}

/** The first round only warms up. */
async function collect(measureRound: () => Promise<number>): Promise<readonly number[]> {
  await measureRound();
  const values: number[] = [];
  for (let round = 0; round < rounds; round += 1) values.push(await measureRound());
  return values;
}

/** Opens the one visit that was written through the log. */
async function openOwnVisit(window: Page): Promise<void> {
  await goBackToList(window);
  await window.keyboard.press('Control+f');
  await window.keyboard.insertText(ownName);
  await window.locator('.list-item .cell-name', { hasText: ownName }).waitFor();
  await window.getByRole('grid').focus();
  await window.keyboard.press('Home');
  await window.keyboard.press('Enter');
  await window.locator('[data-item]').first().waitFor();
}

/** Opens one visit after the other from the list; leaves the last one open. */
async function measureOpenings(window: Page): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < openingsPerRound; n += 1) {
    await goBackToList(window);
    await window.keyboard.press('ArrowDown');
    const keys = await followKeys(window, { key: '^Enter$', selector: '[data-item]' });
    await window.keyboard.press('Enter');
    times.push(await keys.next());
  }
  return toPercentile(times);
}

async function goBackToList(window: Page): Promise<void> {
  if ((await window.locator('[data-item]').count()) > 0) await window.keyboard.press('Alt+ArrowLeft');
  await window.getByRole('grid').waitFor();
  await window.getByRole('grid').focus();
}

/** Answers one question with yes and no in turn. */
async function measureAnswers(window: Page): Promise<number> {
  await window.locator('[data-item="party_org"] [data-answer][tabindex="0"]').focus();
  const keys = await followKeys(window, { key: '^[12]$', selector: '.save-state-saved' });
  const times: number[] = [];
  for (let n = 0; n < keysPerRound; n += 1) {
    await window.keyboard.press(n % 2 === 0 ? '1' : '2');
    times.push(await keys.next());
  }
  return toPercentile(times);
}

function toPercentile(times: readonly number[]): number {
  return quantile(
    times.toSorted((a, b) => a - b),
    0.95,
  );
}

function fillFile(file: string): void {
  const library = createLibrary({ file, inspectorName: 'bench' });
  fillTables(library.db, enterpriseCount);
  fillEvidence(library.db);
  const enterprise = library.newId();
  const visit = library.newId();
  write(library, [
    { table: 'enterprises', row: enterprise, set: { name: ownName } },
    { table: 'inspections', row: visit, set: { enterprise_id: enterprise, date: '2026-05-12' } },
    { table: 'records', row: visit, set: { party_org: { value: 'no' }, employees_total: { value: 230 } } },
  ]);
  closeLibrary(library);
}

/** Photos past the log, spread over the first visits: like the rest of this library they are only read. */
function fillEvidence(db: Db): void {
  const noise = randomBytes(photoBytes);
  const insertPiece = db.prepare('INSERT INTO attachment_pieces (pieces_id, n, bytes) VALUES (?, ?, ?)');
  const insertAttachment = db.prepare('INSERT INTO attachments (sha256, pieces_id, pieces, size) VALUES (?, ?, ?, ?)');
  const insertEvidence = db.prepare(
    `INSERT INTO evidence (id, inspection_id, sha256, size, name, media_type, facts)
     VALUES (?, ?, ?, ?, ?, 'image/jpeg', '["party_org"]')`,
  );
  const pieces = photoBytes / pieceBytes;
  const insertPhoto = db.transaction((index: number) => {
    noise.writeUInt32LE(index, 0);
    const sha256 = createHash('sha256').update(noise).digest('hex');
    for (let n = 0; n < pieces; n += 1) {
      insertPiece.run(sha256, n, noise.subarray(n * pieceBytes, (n + 1) * pieceBytes));
    }
    insertAttachment.run(sha256, sha256, pieces, photoBytes);
    insertEvidence.run(`photo-${index}`, toVisitId(index % 100), sha256, photoBytes, `photo-${index}.jpg`);
  });
  for (let index = 0; index < photoCount; index += 1) insertPhoto.immediate(index);
}
