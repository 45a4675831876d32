import type { Settings } from '#renderer/session.ts';
import { sendFile } from './send-file.ts';
import type { Evidence } from './types.ts';

/** A file on its way into the library, or one that was refused. */
export type Upload = {
  readonly key: number;
  readonly inspectionId: string;
  readonly name: string;
  readonly state: 'waiting' | 'sending' | 'failed';
  /** From 0 to 1. */
  readonly sent: number;
  readonly error?: unknown;
};

export type UploadTarget = {
  readonly inspectionId: string;
  readonly facts: readonly string[];
  readonly pictures: Settings['pictures'];
  readonly onAdded: (piece: Evidence) => void;
};

type Job = { readonly file: File; readonly target: UploadTarget };

export type UploadStore = {
  readonly getState: () => readonly Upload[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly add: (files: readonly File[], target: UploadTarget) => void;
  readonly retry: (key: number) => void;
  readonly dismiss: (key: number) => void;
};

/** Adds files one after the other, whatever screen is shown meanwhile; what was refused stays until it is seen. */
export function createUploadStore(send: typeof sendFile = sendFile): UploadStore {
  let uploads: readonly Upload[] = [];
  let nextKey = 1;
  let isRunning = false;
  const jobs = new Map<number, Job>();
  const listeners = new Set<() => void>();
  const set = (next: readonly Upload[]): void => {
    uploads = next;
    for (const listener of listeners) listener();
  };
  const change = (key: number, part: Partial<Upload>): void =>
    set(uploads.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
  const drop = (key: number): void => {
    jobs.delete(key);
    set(uploads.filter((upload) => upload.key !== key));
  };
  const sendOne = async (key: number, { file, target }: Job): Promise<void> => {
    const { inspectionId, facts, pictures, onAdded } = target;
    change(key, { state: 'sending', sent: 0 });
    try {
      const onProgress = (sent: number): void => change(key, { sent });
      onAdded(await send(file, { inspectionId, facts: [...facts], kind: 'file', pictures, onProgress }));
      drop(key);
    } catch (error) {
      change(key, { state: 'failed', error });
    }
  };
  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    for (let next = findWaiting(uploads); next !== undefined; next = findWaiting(uploads)) {
      const job = jobs.get(next.key);
      if (job === undefined) drop(next.key);
      else await sendOne(next.key, job);
    }
    isRunning = false;
  };
  return {
    getState: () => uploads,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    add: (files, target) => {
      const added = files.map((file): Upload => {
        const key = nextKey++;
        jobs.set(key, { file, target });
        return { key, inspectionId: target.inspectionId, name: file.name, state: 'waiting', sent: 0 };
      });
      set([...uploads, ...added]);
      void run();
    },
    retry: (key) => {
      change(key, { state: 'waiting', sent: 0, error: undefined });
      void run();
    },
    dismiss: drop,
  };
}

/** One for the window: a file goes on being added while another visit is opened. */
export const uploadStore = createUploadStore();

function findWaiting(uploads: readonly Upload[]): Upload | undefined {
  return uploads.find(({ state }) => state === 'waiting');
}
