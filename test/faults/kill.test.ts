import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { closeLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { addVisit, makeLibrary } from '../support/test-library.ts';
import { startChild, writerScript } from './support/child.ts';

const kills = 100;
const libraries = 4;

/** Small, fast and seeded: the seed is printed, so that a failing run can be repeated in kind. */
function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function readNumbers(library: Library, field: string): readonly number[] {
  const sql = `SELECT json_extract(fields, ?) FROM changes WHERE json_extract(fields, ?) IS NOT NULL ORDER BY seq`;
  const path = `$."${field}"[0]${field.endsWith('.note') ? '' : '.value'}`;
  return library.db.prepare(sql).pluck().all(path, path).map(Number);
}

/** Lets a child write, kills it at a moment that nobody chose, and looks at what it left. */
async function killOnce(
  target: { readonly file: string; readonly visits: readonly string[]; readonly next: number },
  chance: () => number,
): Promise<number> {
  const child = startChild(writerScript, [target.file, String(target.next), ...target.visits]);
  // One in eight dies while it starts and opens; the others while they write.
  if (chance() < 0.125) await wait(chance() * 400);
  else {
    await child.begun;
    await wait(chance() * 60);
  }
  child.process.kill('SIGKILL');
  await child.ended;
  const acknowledged = Number(child.lines().at(-1) ?? target.next - 1);
  const library = openLibrary({ file: target.file, access: 'write' });
  const last = checkLibrary(library, acknowledged);
  closeLibrary(library);
  return last;
}

function checkLibrary(library: Library, acknowledged: number): number {
  const numbers = readNumbers(library, 'members_total');
  const last = numbers.at(-1) ?? 0;
  expect(last).toBeGreaterThanOrEqual(acknowledged);
  expect(numbers).toEqual(Array.from({ length: last }, (_, index) => index + 1));
  expect(readNumbers(library, 'members_total.note')).toEqual(numbers);
  expect(library.db.prepare('SELECT max(pass) FROM verdict_counts').pluck().get() ?? 0).toBe(last);
  expect(verifyLibrary(library)).toEqual({
    integrity: 'ok',
    history: 'ok',
    seals: [],
    problems: [],
    setAside: [],
  });
  return last;
}

async function killAgainAndAgain(chance: () => number): Promise<number> {
  const library = makeLibrary();
  const visits = [addVisit(library).inspectionId, addVisit(library).inspectionId];
  closeLibrary(library);
  let written = 0;
  for (let round = 0; round < kills / libraries; round += 1) {
    written = await killOnce({ file: library.file, visits, next: written + 1 }, chance);
  }
  return written;
}

describe('a program that is killed while it writes', () => {
  it(`loses nothing that it acknowledged, ${kills} times`, { timeout: 300_000 }, async () => {
    const seed = Date.now() >>> 0;
    const chance = createChance(seed);
    let written = 0;
    for (let pair = 0; pair < libraries / 2; pair += 1) {
      const both = await Promise.all([killAgainAndAgain(chance), killAgainAndAgain(chance)]);
      written += both[0] + both[1];
    }
    console.info(`${kills} kills, ${written} writes, seed ${seed}`);
    expect(written).toBeGreaterThan(kills);
  });

  it('leaves a file that can be read without touching it, the last answer included', async () => {
    const made = makeLibrary();
    const visits = [addVisit(made).inspectionId, addVisit(made).inspectionId];
    closeLibrary(made);
    const child = startChild(writerScript, [made.file, '1', ...visits]);
    await child.begun;
    child.process.kill('SIGKILL');
    await child.ended;
    const folder = dirname(made.file);
    const before = readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`)]);
    const library = openLibrary({ file: made.file, access: 'read' });
    expect(readNumbers(library, 'members_total').at(-1)).toBeGreaterThanOrEqual(Number(child.lines().at(-1)));
    expect(library.isTemporaryCopy).toBe(before.some(([name]) => String(name).endsWith('-wal')));
    closeLibrary(library);
    expect(readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`)])).toEqual(before);
  });
});

describe('two programs', () => {
  it('do not both write; the lock ends with the process', async () => {
    const made = makeLibrary();
    const visits = [addVisit(made).inspectionId, addVisit(made).inspectionId];
    closeLibrary(made);
    const child = startChild(writerScript, [made.file, '1', ...visits]);
    await child.begun;
    const second = startChild(writerScript, [made.file, '1', ...visits]);
    await second.ended;
    expect(second.lines()).toEqual(['LIBRARY_IN_USE']);
    const reader = openLibrary({ file: made.file, access: 'read' });
    expect(readNumbers(reader, 'members_total').length).toBeGreaterThan(0);
    expect(reader.isTemporaryCopy).toBe(false);
    closeLibrary(reader);
    child.process.kill('SIGKILL');
    await child.ended;
    closeLibrary(openLibrary({ file: made.file, access: 'write' }));
  });
});
