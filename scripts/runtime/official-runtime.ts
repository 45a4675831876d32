import { existsSync, globSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../support/folders.ts';
import { runOrThrow } from '../support/run-process.ts';
import { say } from '../support/say.ts';

const packageFolder = join(projectFolder, 'node_modules', 'electron');
const probeTimeoutMs = 4_000;
const downloadTimeoutMs = 900_000;

/** The version that package.json names: the one that users get. */
export function getOfficialVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error('node_modules/electron/package.json has no version');
}

/** The unpacked official runtime, when it lies in node_modules already. */
export function findOfficialFolder(): string | undefined {
  const folder = join(packageFolder, 'dist');
  const version = join(folder, 'version');
  const isThere = existsSync(version) && existsSync(join(packageFolder, 'path.txt'));
  return isThere && readFileSync(version, 'utf8').trim().replace(/^v/, '') === getOfficialVersion()
    ? folder
    : undefined;
}

/**
 * Downloads the official runtime with Electron's own installer, which honours ELECTRON_MIRROR and its cache. Returns
 * undefined, after a few seconds at most, when the address cannot be reached.
 */
export async function downloadOfficial(): Promise<string | undefined> {
  if (!isInDownloadCache() && !(await isReachable())) return undefined;
  say(`Downloading Electron ${getOfficialVersion()} …`);
  try {
    const args = [join(packageFolder, 'install.js')];
    await runOrThrow({ command: process.execPath, args, cwd: projectFolder, timeoutMs: downloadTimeoutMs });
  } catch (error) {
    say(`The download failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  return findOfficialFolder();
}

function isInDownloadCache(): boolean {
  const root = process.env['electron_config_cache'] || getDefaultDownloadCache();
  return (
    globSync(`*/electron-v${getOfficialVersion()}-${process.platform}-${process.arch}.zip`, { cwd: root }).length > 0
  );
}

function getDefaultDownloadCache(): string {
  if (process.platform === 'win32') return join(process.env['LOCALAPPDATA'] || homedir(), 'electron', 'Cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'electron');
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'electron');
}

/** One request with a short deadline: without it, a network that swallows packets would hold the start for minutes. */
async function isReachable(): Promise<boolean> {
  const mirror = process.env['ELECTRON_MIRROR'] || process.env['npm_config_electron_mirror'];
  const base = mirror || 'https://github.com/electron/electron/releases/download/';
  const version = getOfficialVersion();
  // A mirror may lay its folders out in its own way: there, any answer of the host will do.
  const address = mirror ? base : `${base}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const answer = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(probeTimeoutMs) });
    return mirror ? true : answer.ok;
  } catch {
    return false;
  }
}
