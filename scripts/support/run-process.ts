import { spawn } from 'node:child_process';
import type { StdioOptions } from 'node:child_process';

export type ProcessOptions = {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** After that the process is ended and the call fails. */
  readonly timeoutMs?: number;
};

export type ProcessResult = { readonly status: number; readonly output: string };

/** Runs a command to its end and returns its status with everything it printed on both streams, in order. */
export async function runQuietly(options: ProcessOptions): Promise<ProcessResult> {
  const child = start(options, ['ignore', 'pipe', 'pipe']);
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const status = await waitForEnd(child);
  return { status, output: Buffer.concat(chunks).toString('utf8') };
}

/** Runs a command in the foreground and returns its status. */
export async function runInForeground(options: ProcessOptions): Promise<number> {
  return waitForEnd(start(options, 'inherit'));
}

/** Runs a command whose messages, on either stream, are for the person at the terminal. Throws unless it returns 0. */
export async function runOrThrow(options: ProcessOptions): Promise<void> {
  const status = await waitForEnd(start(options, ['ignore', 2, 2]));
  if (status !== 0) throw new Error(`${[options.command, ...options.args].join(' ')} ended with status ${status}`);
}

function start(options: ProcessOptions, stdio: StdioOptions): ReturnType<typeof spawn> {
  const { command, args, timeoutMs, ...rest } = options;
  return spawn(command, args, { ...rest, stdio, ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }) });
}

function waitForEnd(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve(status ?? (signal === null ? 1 : 128)));
  });
}
