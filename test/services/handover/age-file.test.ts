import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Decrypter } from 'age-encryption';
import { AppError } from '#domain/error.ts';
import { ageMagic, decryptFile, encryptFile, hashDecrypted } from '#services/handover/age-file.ts';
import { readPassphrase } from '#services/handover/passphrase-file.ts';
import { hashFile } from '#services/hash-file.ts';
import { getErrorCode } from '../../support/error-code.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { handOverLibrary, makeFilledLibrary } from './support/hand-over.ts';

const passphrase = '口令 一二三';
const workFactor = 4;

async function encryptBytes(bytes: Buffer): Promise<{ readonly plain: string; readonly to: string }> {
  const folder = makeTemporaryFolder();
  const [plain, to] = [join(folder, 'plain'), join(folder, 'secret.age')];
  writeFileSync(plain, bytes);
  await encryptFile({ from: plain, to, passphrase, workFactor });
  return { plain, to };
}

async function getCode(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (cause) {
    if (cause instanceof AppError) return cause.code;
    throw cause;
  }
}

describe('an encrypted file', () => {
  it.each([0, 1, 65_536, 65_537, 3_000_000])('of %i bytes is opened by another age tool and by us', async (length) => {
    const bytes = randomBytes(length);
    const { plain, to } = await encryptBytes(bytes);
    const stored = readFileSync(to);
    expect(stored.toString('latin1', 0, ageMagic.length)).toBe(ageMagic);
    const other = new Decrypter();
    other.addPassphrase(passphrase);
    expect(Buffer.from(await other.decrypt(stored)).equals(bytes)).toBe(true);
    const back = `${plain}.back`;
    await decryptFile({ from: to, to: back, passphrase });
    expect(readFileSync(back).equals(bytes)).toBe(true);
    expect(await hashDecrypted(to, passphrase)).toBe(hashFile(plain));
  });

  it('stays shut under another passphrase', async () => {
    const { to } = await encryptBytes(Buffer.from('x'));
    expect(await getCode(hashDecrypted(to, '口令'))).toBe('PASSPHRASE_WRONG');
  });

  it('is found damaged wherever it was cut off or altered', async () => {
    const { to } = await encryptBytes(randomBytes(200_000));
    const original = readFileSync(to);
    for (const size of [22, 100, 199, original.length - 65_536, original.length - 1]) {
      writeFileSync(to, original);
      truncateSync(to, size);
      expect(await getCode(hashDecrypted(to, passphrase)), `cut to ${size}`).toBe('FILE_DAMAGED');
    }
    for (const place of [original.length - 1, original.length >> 1, 300]) {
      const bytes = Buffer.from(original);
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      writeFileSync(to, bytes);
      expect(await getCode(hashDecrypted(to, passphrase)), `altered at ${place}`).toBe('FILE_DAMAGED');
    }
  });

  // Guards: the limit of the library, without which the derivation would take hours and all memory.
  it('is refused at once where opening it would take for ever', async () => {
    const { to } = await encryptBytes(Buffer.from('x'));
    const text = readFileSync(to, 'latin1').replace(/^(-> scrypt \S+) 4$/m, '$1 40');
    writeFileSync(to, text, 'latin1');
    expect(await getCode(hashDecrypted(to, passphrase))).toBe('FILE_DAMAGED');
  });

  it('is not written over another', async () => {
    const { plain, to } = await encryptBytes(Buffer.from('x'));
    await expect(encryptFile({ from: plain, to, passphrase, workFactor })).rejects.toMatchObject({ code: 'EEXIST' });
  });
});

describe('an encrypted hand-over', () => {
  it('is one file, and holds the sealed library', async () => {
    const { library } = makeFilledLibrary();
    const { done } = await handOverLibrary(library, { passphrase, workFactor });
    expect(readdirSync(dirname(done.out))).toEqual([basename(done.out)]);
    expect(done.sha256).toBe(hashFile(done.out));
    expect(readFileSync(done.out).includes('备注')).toBe(false);
    const back = join(makeTemporaryFolder(), 'back.unidb');
    await decryptFile({ from: done.out, to: back, passphrase });
    expect(readFileSync(back).includes('备注')).toBe(true);
  });
});

describe('a passphrase file', () => {
  const write = (text: string): string => {
    const file = join(makeTemporaryFolder(), 'passphrase.txt');
    writeFileSync(file, text);
    return file;
  };

  it.each([
    ['口令', '口令'],
    ['口令\n', '口令'],
    ['口令\r\n第二行', '口令'],
    [' with spaces \n', ' with spaces '],
    ['\uFEFF口令\n', '口令'],
  ])('%j says %j', (text, expected) => {
    expect(readPassphrase(write(text))).toBe(expected);
  });

  it.each(['', '\n', '\r\n口令', 'x'.repeat(70_000)])('is refused', (text) => {
    expect(getErrorCode(() => readPassphrase(write(text)))).toBe('USAGE');
  });

  it('has to be there', () => {
    expect(getErrorCode(() => readPassphrase(join(makeTemporaryFolder(), 'none')))).toBe('NOT_FOUND');
  });
});
