import { join } from 'node:path';
import { firstStart } from '#renderer/i18n/messages/first-start.ts';
import { callApi } from './api.ts';
import { launchProgram } from './launch.ts';
import type { Program } from './launch.ts';
import { resize } from './steps.ts';

/** Somebody with a computer of their own: a program, its data folder and its library. */
export type Person = {
  readonly name: string;
  readonly device: string;
  readonly folder: string;
  readonly library: string;
  /** The program as it runs now. */
  program: Program;
  /** Errors of the pages of all programs that this person has run. */
  readonly pageErrors: string[];
};

export type NewPerson = { readonly name: string; readonly device: string; readonly folder: string };

const words = firstStart['zh-Hans'];

/** Starts a program that was never started before, and answers its first page. */
export async function startAs({ name, device, folder }: NewPerson): Promise<Person> {
  const program = await launchProgram({ folder });
  const { window } = program;
  await window.locator('.first-start input[type="text"], .first-start input:not([type])').first().fill(name);
  await window.getByRole('button', { name: words.start }).click();
  await window.getByRole('dialog').waitFor();
  await window.keyboard.press('Escape');
  await window.getByRole('dialog').waitFor({ state: 'detached' });
  await callApi(window, 'renameDevice', { name: device });
  await resize(program, [1280, 800]);
  return { name, device, folder, library: join(folder, 'library.unidb'), program, pageErrors: [] };
}

/** Ends the program as when the power fails, and starts it again. */
export async function killAndRestart(person: Person): Promise<void> {
  const child = person.program.app.process();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await ended;
  person.pageErrors.push(...person.program.pageErrors);
  person.program = await launchProgram({ folder: person.folder });
  await resize(person.program, [1280, 800]);
}

/** Ends the program as its user would. @returns every error that any of its pages has reported. */
export async function leave(person: Person): Promise<readonly string[]> {
  await person.program.quit();
  return [...person.pageErrors, ...person.program.pageErrors].map((error) => `${person.name}: ${error}`);
}

/** Takes the network away from the page and from the process behind it. */
export async function goOffline({ program: { app, window } }: Person): Promise<void> {
  await app.evaluate(({ session }) => session.defaultSession.enableNetworkEmulation({ offline: true }));
  await window.context().setOffline(true);
  await window.waitForFunction(() => !navigator.onLine);
}
