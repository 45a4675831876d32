import { Worker } from 'node:worker_threads';
import { AppError } from '#domain/error.ts';
import type { DocumentContent, RenderedPages } from '#services/documents/render-document.ts';
import type { RenderMessage, RenderRequest } from './document-messages.ts';

/** The thread that makes pages; started when it is first needed. */
export type DocumentThread = {
  /** @throws AppError INTERNAL where the pages cannot be made or the thread ended. */
  readonly render: (content: DocumentContent) => Promise<RenderedPages>;
  readonly stop: () => Promise<void>;
};

type Pending = { readonly resolve: (pages: RenderedPages) => void; readonly reject: (error: unknown) => void };

/** `workerFile`: the built (or, in tests, the source) file of `document-worker.ts`. */
export function createDocumentThread(workerFile: URL | string): DocumentThread {
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let lastId = 0;
  const start = (): Worker => {
    const started = new Worker(workerFile, { name: 'documents' });
    const fail = (cause?: unknown): void => {
      if (worker === started) worker = undefined;
      for (const { reject } of pending.values())
        reject(new AppError('INTERNAL', 'the thread that makes documents ended', {}, cause));
      pending.clear();
    };
    started.on('message', (message: RenderMessage) => settle(pending, message));
    started.on('error', fail);
    started.on('exit', () => fail());
    started.unref();
    return started;
  };
  return {
    render: (content) => {
      worker ??= start();
      const request: RenderRequest = { id: (lastId += 1), content };
      return new Promise((resolve, reject) => {
        pending.set(request.id, { resolve, reject });
        worker?.postMessage(request);
      });
    },
    stop: async () => void (await worker?.terminate()),
  };
}

function settle(pending: Map<number, Pending>, message: RenderMessage): void {
  const waiting = pending.get(message.id);
  pending.delete(message.id);
  if (message.kind === 'done') waiting?.resolve(message.pages);
  else waiting?.reject(new AppError('INTERNAL', `the document cannot be made: ${message.message}`));
}
