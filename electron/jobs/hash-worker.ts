// Hashes contents that come piece by piece, beside the thread that writes them.
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import type { HashMessage, HashRequest } from './hash-messages.ts';

/** More than are ever under way at once: an upload that was given up is forgotten in the course of time. */
const mostContents = 64;

if (parentPort === null) throw new Error('This file runs as a worker thread');
const port = parentPort;
const hashes = new Map<number, Hash>();

port.on('message', (request: HashRequest) => {
  if (request.kind === 'piece') return take(request);
  const message: HashMessage = { id: request.id, sha256: hashes.get(request.id)?.digest('hex') ?? null };
  hashes.delete(request.id);
  port.postMessage(message);
});

/** A content that was forgotten is not begun in its middle. */
function take({ id, n, bytes }: Extract<HashRequest, { kind: 'piece' }>): void {
  if (n === 0) begin(id);
  hashes.get(id)?.update(bytes);
}

function begin(id: number): void {
  if (hashes.size >= mostContents) for (const oldest of [...hashes.keys()].slice(0, 1)) hashes.delete(oldest);
  hashes.set(id, createHash('sha256'));
}
