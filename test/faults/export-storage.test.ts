import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/error.ts';
import type { Library } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { addPhoto, handOverLibrary, makeFilledLibrary } from '../services/handover/support/hand-over.ts';
import { inspectForeignFile } from '#services/trust/inspect-foreign.ts';
import { canMount, makeReadOnly, mountDisk } from './support/mounts.ts';

/** About a mebibyte. */
function makeLarge(): Library {
  const { library, visits } = makeFilledLibrary(3);
  for (const visit of visits) addPhoto(library, visit, randomBytes(150_000));
  return library;
}

async function getCode(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (cause) {
    if (cause instanceof AppError) return cause.code;
    throw cause;
  }
}

const title = canMount ? '' : ' (NOT RUN: mounting a small disk takes root)';

describe(`a disk that is full${title}`, () => {
  it.runIf(canMount).each([
    ['plain', {}],
    ['encrypted', { passphrase: '口令', workFactor: 4 }],
  ] as const)('leaves no file, and the library as it was: %s', { timeout: 60_000 }, async (_, secret) => {
    const library = makeLarge();
    const outcomes = new Set<string>();
    for (const kib of [16, 64, 256, 512, 700, 900, 1000, 1100, 1200, 2048, 4096]) {
      const disk = mountDisk(kib);
      const code = await getCode(handOverLibrary(library, { out: join(disk, 'handed.unidb'), ...secret }));
      outcomes.add(code);
      expect(readdirSync(disk), `${kib} KiB`).toEqual(code === 'done' ? ['handed.unidb'] : []);
    }
    expect([...outcomes].toSorted()).toEqual(['STORAGE_FULL', 'done']);
    expect(verifyLibrary(library).problems).toEqual([]);
  });

  it.runIf(canMount)('refuses to look into a file that it cannot copy, and says why', { timeout: 60_000 }, async () => {
    const { done } = await handOverLibrary(makeLarge());
    const usual = process.env['TMPDIR'];
    process.env['TMPDIR'] = mountDisk(300);
    try {
      expect(await getCode(inspectForeignFile(done.out))).toBe('STORAGE_FULL');
      expect(readdirSync(process.env['TMPDIR'])).toEqual([]);
    } finally {
      if (usual === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = usual;
    }
  });
});

describe(`a place that cannot be written${title}`, () => {
  it.runIf(canMount)('is told', { timeout: 60_000 }, async () => {
    const library = makeLarge();
    const disk = mountDisk(4096);
    makeReadOnly(disk);
    expect(await getCode(handOverLibrary(library, { out: join(disk, 'handed.unidb') }))).toBe('STORAGE_READ_ONLY');
    expect(readdirSync(disk)).toEqual([]);
  });

  it('is told where a folder has the name', async () => {
    const out = join(makeTemporaryFolder(), 'handed.unidb');
    mkdirSync(out);
    expect(await getCode(handOverLibrary(makeLarge(), { out }))).toBe('FILE_EXISTS');
  });
});
