import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { getContentHash } from '#services/content-hash.ts';
import { syncFolder } from '#services/exchange/sync-folder.ts';
import { closeLibrary, createLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { mergeFile } from '#services/merge/merge-file.ts';
import { createFileVault, getDeviceKey } from '#services/trust/key-vault.ts';
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

type Moment = number | (() => Promise<void>);

/** @param moment milliseconds after it began, or what to wait for. */
async function killAfter(args: readonly string[], script: string, moment: Moment): Promise<readonly string[]> {
  const child = startChild(script, args);
  await child.begun;
  await (typeof moment === 'number' ? wait(moment) : moment());
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
      const moment = kill % 2 === 0 ? chance() * 300 : () => waitForPhoto(folder);
      const lines = await killAfter([made.file, folder, visit.inspectionId, String(next)], syncScript, moment);
      acknowledged = Number(lines.filter((line) => /^\d+$/.test(line)).at(-1) ?? acknowledged);
      expectWhole(folder);
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
    const vault = createFileVault(join(dirname(made.file), 'keys'));
    await syncFolder(library, { folder, key: getDeviceKey(vault, library.device.id) });
    const { signatures } = await syncFolder(other, { folder });
    expect(signatures).toMatchObject([{ state: 'unknown_device' }]);
    expect(getContentHash(other)).toBe(getContentHash(library));
    closeLibrary(library);
    console.info(`${kills} kills, ${next - 1} exchanges, seed ${seed}`);
    expect(next).toBeGreaterThan(kills / 2);
  });
});

function readEmployees({ db }: Library): number {
  return Number(db.prepare('SELECT employees_total FROM union_records').pluck().get() ?? 0);
}

/** Until a photo is on its way into the folder, under whatever name: by chance few kills would come to that. */
async function waitForPhoto(folder: string): Promise<void> {
  const list = (): number => readdirSync(join(folder, 'attachments'), { recursive: true }).length;
  mkdirSync(join(folder, 'attachments'), { recursive: true });
  const before = list();
  for (let round = 0; round < 2000 && list() <= before; round += 1) await wait(1);
}

/** What has its name has all its bytes: every name holds the hash of what it stands for. */
function expectWhole(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const hash = createHash('sha256')
      .update(readFileSync(join(entry.parentPath, entry.name)))
      .digest('hex');
    expect(entry.name).toContain(hash.slice(0, 32));
  }
}
