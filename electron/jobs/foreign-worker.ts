// Looks into one file from somebody else in a process of its own, which can be killed. The answer is a file in the
// private folder; no answer means that the file could not be checked.
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#domain/error.ts';
import { decryptFile } from '#services/handover/age-file.ts';
import { checkForeign } from '#services/trust/check-foreign.ts';
import { foreignNames } from '#services/trust/foreign-summary.ts';
import type { ForeignAnswer, ForeignRequest } from '#services/trust/foreign-summary.ts';

/** The channel of Electron's utility process; Node's own processes have none. */
type ParentPort = {
  readonly once: (event: 'message', listener: (message: { readonly data: unknown }) => void) => void;
};

const { parentPort } = process as { readonly parentPort?: ParentPort };
const request = await (parentPort === undefined ? readFromInput() : readFromPort(parentPort));
const answerFile = join(request.folder, foreignNames.answer);
writeFileSync(`${answerFile}.new`, JSON.stringify(await answer(request)));
renameSync(`${answerFile}.new`, answerFile);
process.exit(0);

async function answer({ folder, passphrase, knownKeys }: ForeignRequest): Promise<ForeignAnswer> {
  const file = join(folder, foreignNames.library);
  try {
    if (passphrase !== undefined)
      await decryptFile({ from: join(folder, foreignNames.received), to: file, passphrase });
    return { kind: 'sound', summary: checkForeign(file, knownKeys) };
  } catch (cause) {
    // What nobody foresaw was brought about by the file.
    const error = cause instanceof AppError ? cause : new AppError('FILE_HOSTILE', String(cause));
    const details = JSON.parse(JSON.stringify(error.details)) as AppError['details'];
    return { kind: 'refused', code: error.code, message: error.message.slice(0, 2000), details };
  }
}

async function readFromInput(): Promise<ForeignRequest> {
  let text = '';
  for await (const part of process.stdin.setEncoding('utf8')) text += String(part);
  return JSON.parse(text) as ForeignRequest;
}

function readFromPort(port: ParentPort): Promise<ForeignRequest> {
  return new Promise((resolve) => port.once('message', ({ data }) => resolve(data as ForeignRequest)));
}
