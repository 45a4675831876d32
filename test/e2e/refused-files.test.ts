import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, inject, it } from 'vitest';
import type { ErrorCode } from '#domain/error.ts';
import type { Language } from '#domain/language.ts';
import { getStartUpText, startUpHeading, startUpLabels } from '#shell/start-up-texts.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { canMount, makeReadOnly, mountDisk } from '../faults/support/mounts.ts';
import type { Program } from './support/launch.ts';
import { launchForTest, waitForList } from './support/steps.ts';

type Spoiling = {
  readonly kind: string;
  readonly language: Language;
  readonly spoil: (bytes: Buffer) => Buffer;
  readonly codes: readonly ErrorCode[];
};

const spoilings: readonly Spoiling[] = [
  { kind: 'empty', language: 'zh-Hans', spoil: () => Buffer.alloc(0), codes: ['FILE_NOT_OURS', 'FILE_DAMAGED'] },
  {
    kind: 'a database of another program',
    language: 'zh-Hant',
    spoil: (bytes) => withNumber(bytes, 68, 0x0f_05_51_12),
    codes: ['FILE_NOT_OURS'],
  },
  {
    kind: 'cut off',
    language: 'zh-Hans',
    spoil: (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)),
    codes: ['FILE_DAMAGED'],
  },
  {
    kind: 'of a newer program',
    language: 'zh-Hant',
    spoil: (bytes) => withNumber(bytes, 60, 99_999),
    codes: ['FILE_NEWER'],
  },
  {
    kind: 'damaged in its structure by a single bit',
    language: 'en',
    spoil: flipInSchema,
    codes: ['FILE_DAMAGED', 'FILE_HOSTILE', 'MIGRATION_EDITED'],
  },
];

it.each(spoilings)('says in $language what to do about a library that is $kind', async (spoiling) => {
  const folder = makeTemporaryFolder();
  const file = join(folder, 'spoiled.unidb');
  const content = spoiling.spoil(readFileSync(inject('sampleLibrary')));
  writeFileSync(file, content);
  const program = await launchForTest({ language: spoiling.language, args: ['--library', file] });
  await expectExplanation(program, spoiling);
  await program.screenshot(`refused-${spoiling.codes[0]}-${spoiling.language}`);
  await program.quit();
  expect(readFileSync(file)).toEqual(content);
  expect(readdirSync(folder)).toEqual([basename(file)]);
});

it('says that the folder of a named library is not there, and makes none', async () => {
  const folder = makeTemporaryFolder();
  const file = join(folder, 'gone', 'library.unidb');
  const program = await launchForTest({ language: 'zh-Hant', args: ['--library', file] });
  await expectExplanation(program, { language: 'zh-Hant', codes: ['NOT_FOUND'] });
  expect(readdirSync(folder)).toEqual([]);
});

it.runIf(canMount)('says that a library on a read-only disk cannot be written', async () => {
  const disk = mountDisk(64 * 1024);
  const file = join(disk, 'library.unidb');
  copyFileSync(inject('sampleLibrary'), file);
  makeReadOnly(disk);
  const program = await launchForTest({ language: 'zh-Hans', args: ['--library', file] });
  await expectExplanation(program, { language: 'zh-Hans', codes: ['STORAGE_READ_ONLY'] });
  await program.quit();
  expect(readFileSync(file)).toEqual(readFileSync(inject('sampleLibrary')));
});

it('says that the data folder cannot be made where a file is in its place', async () => {
  const inTheWay = join(makeTemporaryFolder(), 'file');
  writeFileSync(inTheWay, '');
  const env = { UNION_INSPECTOR_HOME: join(inTheWay, 'home') };
  const program = await launchForTest({ env });
  await expectExplanation(program, { language: 'zh-Hans', codes: ['STORAGE_REFUSED', 'STORAGE_READ_ONLY'] });
  expect(readFileSync(inTheWay, 'utf8')).toBe('');
});

it('leaves a library to the program that has it open', async () => {
  const folder = makeTemporaryFolder();
  mkdirSync(join(folder, 'first'));
  const first = await launchForTest({ folder: join(folder, 'first'), library: inject('sampleLibrary') });
  await waitForList(first.window);
  const second = await launchForTest({ language: 'en', args: ['--library', first.library] });
  await expectExplanation(second, { language: 'en', codes: ['LIBRARY_IN_USE'] });
  await second.quit();
  await first.window.getByRole('grid').focus();
  await first.window.keyboard.press('End');
  await first.window.locator('.list-item[aria-rowindex="207"] .cell-name').waitFor();
  await first.window.keyboard.press('Enter');
  await first.window.locator('[data-item]').first().waitFor();
  expect(first.pageErrors).toEqual([]);
});

async function expectExplanation(
  { window, pageErrors }: Program,
  { language, codes }: { readonly language: Language; readonly codes: readonly ErrorCode[] },
): Promise<void> {
  await window.getByRole('heading', { name: startUpHeading[language] }).waitFor();
  const shown = await window.getByRole('alert').textContent();
  const code = codes.find((one) => shown?.includes(one));
  expect(code, `${codes.join(' or ')} in: ${shown}`).toBeDefined();
  const { happened, safe, next } = getStartUpText(code ?? 'INTERNAL');
  for (const text of [happened, safe, next, startUpLabels.happened, startUpLabels.safe, startUpLabels.next]) {
    expect(shown).toContain(text[language]);
  }
  expect(pageErrors.filter((error) => !error.includes('ERR_ABORTED'))).toEqual([]);
}

function withNumber(bytes: Buffer, position: number, value: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt32BE(value, position);
  return changed;
}

/** One bit of a letter in the definition of a table, in every copy of it that the file holds. */
function flipInSchema(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  const definition = 'CREATE TABLE enterprises';
  let position = changed.indexOf(definition);
  expect(position).toBeGreaterThan(0);
  for (; position >= 0; position = changed.indexOf(definition)) {
    const letter = position + definition.length - 1;
    changed.writeUInt8(changed.readUInt8(letter) ^ 1, letter);
  }
  return changed;
}
