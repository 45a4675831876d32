import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { getContentHash } from '#services/content-hash.ts';
import { syncFolder } from '#services/exchange/sync-folder.ts';
import { closeLibrary, createLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { mergeFile } from '#services/merge/merge-file.ts';
import { verifyLibrary } from '#services/verify.ts';
import { addVisit, makeLibrary, setAnswer } from '../support/test-library.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { createChance } from './support/chance.ts';
import { startChild } from './support/child.ts';

const kills = Number(process.env['SOAK_KILLS'] ?? 20);
const seed = Number(process.env['SOAK_SEED'] ?? Date.now() % 2 ** 31);
const mergeScript = join(import.meta.dirname, 'support', 'merge-files.ts');
const syncScript = join(import.meta.dirname, 'support', 'sync-folder.ts');
const generous = { timeout: 60_000 + kills * 10_000 };

function expectSound(library: Library): void {
  expect(verifyLibrary(library)).toMatchObject({ integrity: 'ok', history: 'ok', problems: [] });
}

async function killAfter(args: readonly string[], script: string, milliseconds: number): Promise<readonly string[]> {
  const child = startChild(script, args);
  await child.begun;
  await wait(milliseconds);
  child.process.kill('SIGKILL');
  await child.ended;
  return child.lines();
}

/** Files of a growing library, and the content hash of a library that took in the first so many of them. */
async function makeFiles(
  folder: string,
): Promise<{ readonly files: readonly string[]; readonly hashes: readonly string[] }> {
  const donor = makeLibrary();
  const receiver = makeLibrary();
  const files: string[] = [];
  const hashes = [getContentHash(receiver)];
  for (let number = 0; number < 5; number += 1) {
    for (let visit = 0; visit < 40; visit += 1) addVisit(donor, { employees_total: { value: visit } });
    const file = join(folder, `${number}.unidb`);
    donor.db.prepare('VACUUM INTO ?').run(file);
    files.push(file);
    await mergeFile(receiver, { file, sha256: createHash('sha256').update(file).digest('hex'), fileName: file });
    hashes.push(getContentHash(receiver));
  }
  return { files, hashes };
}

describe('a program that is killed while it merges', () => {
  it(`leaves the library before or after a file, never between, ${kills} times`, generous, async () => {
    const chance = createChance(seed);
    const folder = makeTemporaryFolder();
    const { files, hashes } = await makeFiles(folder);
    const empty = join(folder, 'empty.unidb');
    closeLibrary(createLibrary({ file: empty }));
    let between = 0;
    // Goes on until one came between two files: only then the test has seen what it is about.
    for (let kill = 0; kill < kills || (between === 0 && kill < 10 * kills); kill += 1) {
      const file = join(folder, `${kill}-target.unidb`);
      copyFileSync(empty, file);
      const lines = await killAfter([file, ...files], mergeScript, chance() * 700);
      const acknowledged = Number(lines.filter((line) => /^\d$/.test(line)).at(-1) ?? 0);
      const library = openLibrary({ file, access: 'write' });
      expectSound(library);
      const reached = hashes.indexOf(getContentHash(library));
      expect(reached).toBeGreaterThanOrEqual(acknowledged);
      if (reached > 0 && reached < files.length) between += 1;
      closeLibrary(library);
    }
    console.info(`${kills} kills, ${between} of them between the first and the last file, seed ${seed}`);
    expect(between).toBeGreaterThan(0);
  });
});

describe('a program that is killed while it exchanges', () => {
  it(`leaves no half file and loses nothing, ${kills} times`, generous, async () => {
    const chance = createChance(seed);
    const folder = makeTemporaryFolder();
    const made = makeLibrary();
    const other = makeLibrary();
    const visit = addVisit(made, { employees_total: { value: 0 } });
    // Both know the visit from the start, however early the first kill comes.
    await syncFolder(made, { folder });
    closeLibrary(made);
    let next = 1;
    let acknowledged = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const lines = await killAfter([made.file, folder, visit.inspectionId, String(next)], syncScript, chance() * 300);
      acknowledged = Number(lines.filter((line) => /^\d+$/.test(line)).at(-1) ?? acknowledged);
      expectWholeBundles(folder);
      await syncFolder(other, { folder });
      expect(readEmployees(other)).toBeGreaterThanOrEqual(acknowledged);
      setAnswer(other, visit, { members_total: { value: kill } });
      await syncFolder(other, { folder });
      const library = openLibrary({ file: made.file, access: 'write' });
      expectSound(library);
      next = readEmployees(library) + 1;
      closeLibrary(library);
    }
    const library = openLibrary({ file: made.file, access: 'write' });
    await syncFolder(library, { folder });
    await syncFolder(other, { folder });
    expect(getContentHash(other)).toBe(getContentHash(library));
    closeLibrary(library);
    console.info(`${kills} kills, ${next - 1} exchanges, seed ${seed}`);
    expect(next).toBeGreaterThan(kills / 2);
  });
});

function readEmployees({ db }: Library): number {
  return Number(db.prepare('SELECT employees_total FROM union_records').pluck().get() ?? 0);
}

/** What has its name has all its bytes. */
function expectWholeBundles(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.bundle')) continue;
    const hash = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
    expect(basename(name)).toContain(hash.slice(0, 32));
  }
}
