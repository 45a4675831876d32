import { mkdtempSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** What can be made again: runtimes and the native binding, shared by all checkouts of this user. */
export function getCacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(base, 'union-inspector');
}

/** The data folder of a program that was started by `npm start`: UNION_INSPECTOR_HOME, else the platform's. */
export function getDataFolder(): string {
  const chosen = process.env['UNION_INSPECTOR_HOME'];
  if (chosen !== undefined && chosen !== '') return chosen;
  if (process.platform === 'win32')
    return join(process.env['APPDATA'] || join(homedir(), 'AppData', 'Roaming'), 'Union Inspector');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Union Inspector');
  return join(process.env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'union-inspector');
}

/**
 * Fills `folder` by way of a temporary neighbour and one rename, so that nobody ever sees it half made. When two
 * processes do it at once, the first rename wins and the other's work is dropped.
 */
export async function makeFolderAtOnce(folder: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const temporary = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    await fill(temporary);
    renameSync(temporary, folder);
  } catch (error) {
    if (!isTaken(error)) throw error;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST');
}
