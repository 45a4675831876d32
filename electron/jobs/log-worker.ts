// Moves the log of the open library into its file, so that whoever writes much need not do it between two answers.
import { parentPort, workerData } from 'node:worker_threads';
import { openLogBeside } from '#services/log-emptying.ts';
import type { LogMessage, LogRequest, LogThreadData } from './log-messages.ts';

if (parentPort === null) throw new Error('This file runs as a worker thread');
const port = parentPort;
const log = openLogBeside(workerData as LogThreadData);

port.on('message', (request: LogRequest) => {
  if (request === 'empty') return say(empty());
  log.close();
  port.close();
});
say({ kind: 'ready' });

function empty(): LogMessage {
  try {
    log.empty();
    return { kind: 'emptied' };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

function say(message: LogMessage): void {
  port.postMessage(message);
}
