import { assignments } from '#renderer/i18n/messages/assignments.ts';
import { handOver } from '#renderer/i18n/messages/hand-over.ts';
import { answerDialogs, closeDialog } from './exchange-steps.ts';
import type { Program } from './launch.ts';
import { chooseEnterprise } from './visit-steps.ts';

// How a supervisor says who is to visit what, in the Chinese window, from the list of enterprises.

const words = assignments['zh-Hans'];
const longMs = 60_000;

export type Task = {
  readonly inspector: string;
  /** ISO date. */
  readonly dueOn: string;
  readonly file: string;
};

/** Assigns all enterprises of the list, by key, and makes the inspector's file. */
export async function assignList(program: Program, task: Task): Promise<void> {
  await program.window.keyboard.press('Control+t');
  await assign(program, task);
}

/** Assigns one enterprise and makes the inspector's file. */
export async function assignOne(program: Program, enterprise: string, task: Task): Promise<void> {
  await chooseEnterprise(program.window, enterprise);
  await program.window.getByRole('button', { name: words.assignOne }).click();
  await assign(program, task);
}

async function assign(program: Program, { inspector, dueOn, file }: Task): Promise<void> {
  const { window } = program;
  const dialog = window.getByRole('dialog');
  await answerDialogs(program, { save: file });
  await dialog.getByLabel(words.inspector, { exact: true }).fill(inspector);
  await dialog.getByLabel(words.dueOn).fill(dueOn);
  await window.keyboard.press('Enter');
  await dialog.getByText(words.doneTitle.replace('{{inspector}}', inspector)).waitFor();
  await dialog.getByRole('button', { name: words.makeFile }).press('Enter');
  await dialog.getByText(handOver['zh-Hans'].doneTitle).waitFor({ timeout: longMs });
  await closeDialog(window);
}
