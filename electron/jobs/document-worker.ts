// Makes pages of documents in a thread of its own, so that the window is not held up. It reads and writes nothing.
import { parentPort } from 'node:worker_threads';
import { renderPages } from '#services/documents/render-document.ts';
import type { RenderMessage, RenderRequest } from './document-messages.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread');
port.on('message', (request: RenderRequest) => void answer(request).then((message) => port.postMessage(message)));

async function answer({ id, content }: RenderRequest): Promise<RenderMessage> {
  try {
    return { kind: 'done', id, pages: await renderPages(content) };
  } catch (error) {
    return { kind: 'failed', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
