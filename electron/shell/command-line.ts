import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { AppError } from '#domain/error.ts';
import { setPrinting } from '#services/document-files/printing.ts';
import { setForeignLauncher } from '#services/trust/foreign-process.ts';
import { lockedSuffix, setUserVault } from '#services/trust/key-vault.ts';
import { runCommandLine } from '../cli/program.ts';
import { launchUtilityProcess } from './foreign-process.ts';
import { createWindowVault } from './key-vault.ts';
import { getDataPaths } from './paths.ts';
import { getBuiltFontFolder, printPdf } from './print-document.ts';
import { secureContents } from './security.ts';

/** Commands that look at files of others, in a utility process, or print. */
const commandsOfElectron: readonly (string | undefined)[] = ['merge', 'receipt', 'report'];

/** Commands that sign, or that know seals by this computer's own keys. */
const commandsWithKeys: readonly (string | undefined)[] = ['export', 'receipt', 'sync', 'assign', 'verify'];

/** Says whether the command needs more of Electron than Node: also the safe storage, where the window has locked keys in it. */
export function needsElectron([name]: readonly string[]): boolean {
  return commandsOfElectron.includes(name) || (commandsWithKeys.includes(name) && hasLockedKeys());
}

function hasLockedKeys(): boolean {
  const folder = join(getDataPaths(process.env, app.getPath('userData')).folder, 'keys');
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(lockedSuffix));
}

/** What the safe storage needs lies in the folder that the window uses; it can be asked when the program is ready. */
async function useWindowVault(): Promise<void> {
  const { folder } = getDataPaths(process.env, app.getPath('userData'));
  app.setPath('userData', folder);
  await app.whenReady();
  setUserVault(() => createWindowVault(folder));
}

/** Runs the command line in the installed program and ends it with the command's exit status. No window is made. */
export async function runWithoutWindow(words: readonly string[]): Promise<void> {
  if (needsElectron(words) && lacksDisplay()) return startOnNoScreen();
  setForeignLauncher(launchUtilityProcess);
  setPrinting({ printPdf: printHere, getFontFolder: async () => getBuiltFontFolder() });
  secureContents(app);
  if (commandsWithKeys.includes(words[0]) && hasLockedKeys()) await useWindowVault();
  // Closing the hidden window that printed is not the end.
  app.on('window-all-closed', () => undefined);
  const status = await runCommandLine(words, {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
  });
  await Promise.all([flush(process.stdout), flush(process.stderr)]);
  app.exit(status);
}

const noScreen = 'headless';

/** Chromium on Linux ends at once where it finds no display, unless it was started for a screen that is none. */
function lacksDisplay(): boolean {
  const { DISPLAY: display, WAYLAND_DISPLAY: wayland } = process.env;
  const hasOne = [display, wayland].some((name) => name !== undefined && name !== '');
  return process.platform === 'linux' && !hasOne && !isOnNoScreen();
}

function isOnNoScreen(): boolean {
  return app.commandLine.getSwitchValue('ozone-platform') === noScreen;
}

/** The switch counts only on the command line of the process itself. */
function startOnNoScreen(): void {
  const args = [`--ozone-platform=${noScreen}`, ...process.argv.slice(1)];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  app.exit(status ?? 5);
}

async function printHere(html: string): Promise<Uint8Array> {
  if (isOnNoScreen()) throw new AppError('PRINTING_UNAVAILABLE', 'Printing needs a display; on a server use xvfb-run');
  await app.whenReady();
  return printPdf(html);
}

/** Pipes are written asynchronously: without waiting, the end of a long document would be lost. */
function flush(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => void stream.write('', () => resolve()));
}
