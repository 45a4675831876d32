import { Worker } from 'node:worker_threads';
import type { Hashing } from '#services/evidence/hashing.ts';
import type { HashMessage, HashRequest } from './hash-messages.ts';

export type HashDeskOptions = {
  /** The built (or, in tests, the source) file of `hash-worker.ts`. */
  readonly workerFile: URL | string;
  readonly reportError: (error: unknown) => void;
};

/** Hashes contents in a thread, which starts with the first piece. */
export type HashDesk = {
  readonly begin: () => Hashing;
  /** Ends the thread; what is under way has no hash. */
  readonly stop: () => Promise<void>;
};

type Settle = (sha256: string | undefined) => void;
type Thread = { readonly worker: Worker; readonly waiting: Map<number, Settle> };

export function startHashDesk(options: HashDeskOptions): HashDesk {
  let thread: Thread | undefined;
  let lastId = 0;
  const start = (): Thread => {
    const started = startThread(options);
    started.worker.on('exit', () => {
      if (thread === started) thread = undefined;
    });
    return started;
  };
  const begin = (): Hashing => {
    const id = (lastId += 1);
    let mine: Thread | undefined;
    let n = 0;
    return {
      update: (bytes) => {
        mine ??= thread ??= start();
        send(mine, { kind: 'piece', id, n, bytes });
        n += 1;
      },
      // A thread that died took with it what it knew.
      digest: async () => (mine === undefined || mine !== thread ? undefined : askForDigest(mine, id)),
    };
  };
  return { begin, stop: async () => void (await thread?.worker.terminate()) };
}

function startThread({ workerFile, reportError }: HashDeskOptions): Thread {
  const thread: Thread = { worker: new Worker(workerFile, { name: 'hash' }), waiting: new Map() };
  thread.worker.on('message', ({ id, sha256 }: HashMessage) => settle(thread, id, sha256 ?? undefined));
  thread.worker.on('error', reportError);
  thread.worker.on('exit', () => {
    for (const id of thread.waiting.keys()) settle(thread, id, undefined);
  });
  thread.worker.unref();
  return thread;
}

function send({ worker }: Thread, request: HashRequest): void {
  // Memory that belongs to nothing else changes hands; of any other a copy is sent.
  const isWhole = request.kind === 'piece' && request.bytes.byteLength === request.bytes.buffer.byteLength;
  worker.postMessage(request, isWhole && request.bytes.buffer instanceof ArrayBuffer ? [request.bytes.buffer] : []);
}

function askForDigest(thread: Thread, id: number): Promise<string | undefined> {
  // The thread alone does not keep the program running; somebody who waits for it does.
  thread.worker.ref();
  send(thread, { kind: 'digest', id });
  return new Promise((resolve) => thread.waiting.set(id, resolve));
}

function settle({ worker, waiting }: Thread, id: number, sha256: string | undefined): void {
  waiting.get(id)?.(sha256);
  waiting.delete(id);
  if (waiting.size === 0) worker.unref();
}
