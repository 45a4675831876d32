import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, inject, it } from 'vitest';
import { getRuntimeEnvironment, getSandboxArguments } from '../../scripts/runtime/runtime.ts';
import { projectFolder } from '../../scripts/support/folders.ts';
import { launchProgram } from './support/launch.ts';
import type { Program } from './support/launch.ts';

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'start-up-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function launch(options: Parameters<typeof launchProgram>[0]): Promise<Program> {
  const program = await launchProgram(options);
  cleanUps.push(() => program.quit());
  return program;
}

/** Runs the built program without a window, as an installed one is run from a terminal. */
function runCommand(...words: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const runtime = inject('runtime');
  const { DISPLAY: _none, ...environment } = getRuntimeEnvironment(runtime);
  const args = [...getSandboxArguments(), projectFolder, ...words];
  return spawnSync(runtime.executable, args, {
    env: environment,
    encoding: 'utf8',
    timeout: 30_000,
    maxBuffer: 2 ** 28,
  });
}

it('makes an empty library at the first start', async () => {
  const folder = makeFolder();
  const program = await launch({ folder });
  await program.window.locator('#root > *').first().waitFor();
  await expect.poll(() => existsSync(join(folder, 'library.unidb'))).toBe(true);
});

it.each([
  ['en', 'The library cannot be opened', 'FILE_NOT_OURS'],
  ['zh-Hans', '无法打开资料库', 'FILE_NOT_OURS'],
  ['zh-Hant', '無法開啟資料庫', 'FILE_NOT_OURS'],
] as const)('says in %s that a file is not a library, and leaves it alone', async (language, heading, code) => {
  const folder = makeFolder();
  const file = join(folder, 'photo.unidb');
  const content = 'this is no library '.repeat(500);
  writeFileSync(file, content);
  const program = await launch({ folder, language, args: ['--library', file] });
  await program.window.getByRole('heading', { name: heading }).waitFor();
  expect(await program.window.getByRole('alert').textContent()).toContain(code);
  await program.screenshot(`start-up-error-${language}`);
  expect(readFileSync(file, 'utf8')).toBe(content);
  expect(program.pageErrors.filter((error) => error.includes('Content Security Policy'))).toEqual([]);
});

it('says that a damaged library is damaged', async () => {
  const folder = makeFolder();
  const file = join(folder, 'library.unidb');
  copyFileSync(inject('sampleLibrary'), file);
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, 40_000));
  const program = await launch({ folder, language: 'en' });
  await program.window.getByText('FILE_DAMAGED').waitFor();
  expect(readFileSync(file)).toEqual(bytes.subarray(0, 40_000));
});

it('does not make a library under a name that was given and is not there', async () => {
  const folder = makeFolder();
  const file = join(folder, 'gone.unidb');
  const program = await launch({ folder, language: 'en', args: ['--library', file] });
  await program.window.getByText('NOT_FOUND').waitFor();
  expect(existsSync(file)).toBe(false);
});

it('starts with the defaults when the settings are damaged', async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'settings.json'), '{"language":');
  const program = await launch({ folder });
  await program.window.locator('#root > *').first().waitFor();
  expect(await program.window.evaluate(() => document.documentElement.lang)).toBe('zh-Hans');
  expect(readFileSync(join(folder, 'settings.json.damaged'), 'utf8')).toBe('{"language":');
});

it('hands over to the program that runs already', async () => {
  const folder = makeFolder();
  const program = await launch({ folder });
  const runtime = inject('runtime');
  const args = [...getSandboxArguments(), '--disable-gpu', projectFolder];
  const env = { ...getRuntimeEnvironment(runtime), UNION_INSPECTOR_HOME: folder };
  await program.window.locator('#root > *').first().waitFor();
  await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const second = spawnSync(runtime.executable, args, { env, encoding: 'utf8', timeout: 30_000 });
  expect(second.status).toBe(0);
  const isShown = (): Promise<boolean | undefined> =>
    program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect.poll(isShown).toBe(true);
  expect(await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

it('closes the library whole: nothing is left beside it', async () => {
  const folder = makeFolder();
  const program = await launchProgram({ folder });
  await program.window.locator('#root > *').first().waitFor();
  await expect.poll(() => existsSync(join(folder, 'library.unidb-wal'))).toBe(true);
  await program.quit();
  expect(existsSync(join(folder, 'library.unidb-wal'))).toBe(false);
  expect(existsSync(join(folder, 'window.json'))).toBe(true);
});

it('keeps an answer that is sent while the window closes', async () => {
  const folder = makeFolder();
  const program = await launchProgram({ folder, library: inject('sampleLibrary') });
  await program.window.locator('#root > *').first().waitFor();
  const inspectionId = await program.window.evaluate(async () => {
    type Invoke = (request: unknown) => Promise<{ value: { rows: { inspectionId: string }[] } }>;
    const api = Reflect.get(globalThis, 'api') as Record<'listEnterprises' | 'saveAnswers', Invoke>;
    const request = { search: '', sort: 'name', descending: false, show: 'all', offset: 0, limit: 1 };
    const { value } = await api.listEnterprises(request);
    const [row] = value.rows;
    const answers = { employees_total: { value: 54_321 } };
    globalThis.addEventListener(
      'beforeunload',
      () => void api.saveAnswers({ inspectionId: row?.inspectionId, answers }),
    );
    return row?.inspectionId;
  });
  await program.quit();
  const { stdout } = runCommand('cli', 'dump', program.library);
  const { records } = JSON.parse(stdout) as {
    records: { inspection: { id: string }; facts: Record<string, unknown> }[];
  };
  const record = records.find(({ inspection }) => inspection.id === inspectionId);
  expect(record?.facts['employees_total']).toBe(54_321);
});

it('runs the command line without a window or a display', () => {
  const file = join(makeFolder(), 'x.unidb');
  expect(runCommand('cli', 'create', file)).toMatchObject({ status: 0 });
  const dumped = runCommand('cli', 'dump', inject('sampleLibrary'));
  expect(dumped.status).toBe(0);
  expect((JSON.parse(dumped.stdout) as { records: unknown[] }).records).toHaveLength(206);
  const refused = runCommand('cli', 'create', file);
  expect(refused.status).toBe(2);
  expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'FILE_EXISTS' } });
});

it('looks at a file from others, and says that it cannot print, without a display', () => {
  const folder = makeFolder();
  const file = join(folder, 'x.unidb');
  expect(runCommand('cli', 'create', file)).toMatchObject({ status: 0 });
  const sealed = join(folder, 'sealed.unidb');
  expect(runCommand('cli', 'export', inject('sampleLibrary'), sealed)).toMatchObject({ status: 0 });
  const merged = runCommand('cli', 'merge', file, sealed);
  expect(merged).toMatchObject({ status: 0 });
  expect(JSON.parse(merged.stdout)).toMatchObject({ files: [{ status: 'merged', new: 206 }], conflicts: 0 });
  const { records } = JSON.parse(runCommand('cli', 'dump', file).stdout) as {
    records: { inspection: { id: string } }[];
  };
  const words = ['--inspection', records[0]?.inspection.id ?? '', '--kind', 'notice', '--out', join(folder, 'x.pdf')];
  const printed = runCommand('cli', 'report', file, '--format', 'pdf', ...words);
  expect(printed.status).toBe(4);
  expect(JSON.parse(printed.stdout)).toMatchObject({ error: { code: 'PRINTING_UNAVAILABLE' } });
  expect(existsSync(join(folder, 'x.pdf'))).toBe(false);
});

it('says its version', () => {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string };
  expect(runCommand('--version')).toMatchObject({ status: 0, stdout: `${version}\n` });
});
