import { writeSync } from 'node:fs';
import type { CommandLineIo } from './command.ts';

const standardOutput = 1;
const standardError = 2;

/**
 * The process's own output, written before the call returns: a long document does not pile up in memory while a slow
 * reader takes it, and nothing is lost at the end of the process.
 */
export function createProcessIo(): CommandLineIo {
  return {
    stdout: (text) => writeAll(standardOutput, text),
    stderr: (text) => writeAll(standardError, text),
  };
}

function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length;) written += writeSome(descriptor, bytes.subarray(written));
}

/** A pipe that is full takes nothing for a moment. A reader that went away wants nothing more. */
function writeSome(descriptor: number, bytes: Buffer): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EPIPE') return bytes.length;
    if (code !== 'EAGAIN') throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return 0;
  }
}
