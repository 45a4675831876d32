import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { getContentHash } from '#services/content-hash.ts';
import { hashDecrypted } from '#services/handover/age-file.ts';
import { hashFile } from '#services/hash-file.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { addPhoto, handOverLibrary, makeFilledLibrary } from '../services/handover/support/hand-over.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { createChance } from './support/chance.ts';
import { startChild } from './support/child.ts';

const script = join(import.meta.dirname, 'support', 'hand-over-again.ts');
/** The long run makes more. */
const kills = Number(process.env['SOAK_KILLS'] ?? 40);

type Source = {
  readonly file: string;
  readonly keys: string;
  readonly contentHash: string;
  readonly passphrase?: string;
};

/** A library of a few hundred KiB, with a photo, so that every stage of a hand-over takes a moment. */
function makeSource(): Source {
  const { library, visits } = makeFilledLibrary(20);
  const [visit] = visits;
  if (visit !== undefined) addPhoto(library, visit, Buffer.alloc(700_000, '照片'));
  const contentHash = getContentHash(library);
  closeLibrary(library);
  return { file: library.file, keys: makeTemporaryFolder(), contentHash };
}

/** Half written files are there for a moment only: a busy machine may never come to it by chance. */
async function waitForPart(folder: string): Promise<void> {
  for (let round = 0; round < 5000 && !readdirSync(folder).some((name) => name.includes('.part')); round += 1)
    await wait(1);
}

/** Lets a child hand over, kills it at some moment, and looks at every file that has its name. */
async function killOnce(
  source: Source,
  chance: () => number,
  isPartWanted: () => boolean,
): Promise<{ readonly files: number; readonly parts: number }> {
  const folder = makeTemporaryFolder();
  const secret = source.passphrase === undefined ? [] : [source.passphrase];
  const child = startChild(script, [source.file, folder, source.keys, ...secret]);
  // One in ten dies while it starts; the others while they hand over the first files.
  if (chance() < 0.1) await wait(chance() * 200);
  else {
    await child.begun;
    if (isPartWanted()) await waitForPart(folder);
    else await wait(chance() * 120);
  }
  child.process.kill('SIGKILL');
  await child.ended;
  const names = readdirSync(folder);
  const whole = names.filter((name) => /^handed-\d+$/.test(name));
  const parts = names.filter((name) => /^\.handed-\d+\.\d+\.part(-journal)?$/.test(name));
  expect(names.filter((name) => !whole.includes(name) && !parts.includes(name))).toEqual([]);
  for (const line of child.lines()) {
    const [name = '', sha256] = line.split(' ');
    expect(whole, line).toContain(name);
    expect(hashFile(join(folder, name))).toBe(sha256);
  }
  for (const name of whole) await assertComplete(join(folder, name), source);
  return { files: whole.length, parts: parts.length };
}

async function assertComplete(file: string, { contentHash, passphrase }: Source): Promise<void> {
  // The last bytes of an encrypted file are authenticated with the others: it opens to its end or not at all.
  if (passphrase !== undefined) {
    expect(await hashDecrypted(file, passphrase)).toHaveLength(64);
    return;
  }
  const library = openLibrary({ file, access: 'read' });
  const { integrity, history, seals, problems } = verifyLibrary(library);
  expect({ integrity, history, problems }).toEqual({ integrity: 'ok', history: 'ok', problems: [] });
  expect(seals).toMatchObject([{ state: 'unknown_device', since: 0, changed: [] }]);
  expect(getContentHash(library)).toBe(contentHash);
  closeLibrary(library);
}

async function killAgainAndAgain(
  source: Source,
  seed: number,
): Promise<{ readonly files: number; readonly parts: number }> {
  const chance = createChance(seed);
  const total = { files: 0, parts: 0 };
  // Goes on until some were finished and some died in the middle of writing: only then the test has seen both.
  const hasSeenBoth = (): boolean => total.files > 0 && total.parts > 0;
  for (let round = 0; round < kills / 2 || (!hasSeenBoth() && round < 5 * kills); round += 1) {
    const { files, parts } = await killOnce(source, chance, () => round > kills / 4 && total.parts === 0);
    total.files += files;
    total.parts += parts;
  }
  return total;
}

describe('a program that is killed while it hands over', () => {
  it(`leaves nothing under the name or a complete file, ${kills} times`, { timeout: 300_000 }, async () => {
    const seed = Date.now() >>> 0;
    const source = makeSource();
    const [plain, encrypted] = await Promise.all([
      killAgainAndAgain(source, seed),
      killAgainAndAgain({ ...source, passphrase: '口令' }, seed + 1),
    ]);
    console.info(`${kills} kills, seed ${seed}`, { plain, encrypted });
    expect(Math.min(plain.files, encrypted.files)).toBeGreaterThan(0);
    expect(Math.min(plain.parts, encrypted.parts)).toBeGreaterThan(0);
  });

  it('is made up for by the next: left-overs go, and the library is as it was', async () => {
    const source = makeSource();
    const folder = makeTemporaryFolder();
    const child = startChild(script, [source.file, folder, source.keys]);
    for (let round = 0; round < 40 && !readdirSync(folder).includes('handed-2'); round += 1) await wait(20);
    child.process.kill('SIGKILL');
    await child.ended;
    const left = readdirSync(folder).find((name) => name.includes('.part'));
    const out = join(folder, left === undefined ? 'handed' : (left.split('.')[1] ?? ''));
    const library = openLibrary({ file: source.file, access: 'write' });
    expect(verifyLibrary(library)).toEqual({
      integrity: 'ok',
      history: 'ok',
      seals: [],
      problems: [],
      setAside: [],
    });
    await handOverLibrary(library, { out });
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });
});
