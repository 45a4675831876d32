import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { AppError } from '#domain/error.ts';
import type { Receipt } from '#services/handover/receipt.ts';
import type { Library } from '#services/library.ts';
import type { ForeignDetails } from '#services/trust/describe-foreign.ts';
import { listAcceptedKeys, listAcceptedNames } from '#services/trust/devices.ts';
import { toForeignView } from '#services/trust/foreign-view.ts';
import type { ForeignView } from '#services/trust/foreign-view.ts';
import { inspectForeignFile } from '#services/trust/inspect-foreign.ts';
import type { ForeignFile } from '#services/trust/inspect-foreign.ts';
import { getDeviceKey } from '#services/trust/key-vault.ts';
import type { KeyVault } from '#services/trust/key-vault.ts';
import { runForeignJob } from './run-foreign-job.ts';

export type ForeignDeskOptions = {
  readonly library: Promise<Library>;
  /** The built (or, in tests, the source) file of `foreign-file-worker.ts`. */
  readonly workerFile: URL | string;
  readonly openVault: () => KeyVault;
};

export type ForeignStage = 'idle' | 'copying' | 'checking' | 'describing';

/** Files from somebody else: one at a time, looked into in a process of its own. The window knows it by its token. */
export type ForeignDesk = {
  /** Lets go of the file before. Nothing of the new one is read yet. */
  readonly open: (file: string) => Promise<{ readonly token: string; readonly name: string }>;
  /**
   * Undefined where it was cancelled. @throws AppError NOT_FOUND (the token) and as `inspectForeignFile`; the file stays
   * open, so that another passphrase can be tried.
   */
  readonly inspect: (request: {
    readonly token: string;
    readonly passphrase?: string | undefined;
  }) => Promise<ForeignView | undefined>;
  readonly getStage: () => ForeignStage;
  /** Stops what is going on and waits until it has ended; the file stays open. */
  readonly cancel: () => Promise<void>;
  /** The checked file. @throws AppError NOT_FOUND where it was not looked into, or let go of. */
  readonly get: (token: string) => ForeignFile;
  /** As `get`; whoever takes it disposes of it. @throws AppError NOT_FOUND. */
  readonly take: (token: string) => ForeignFile & { readonly name: string };
  /** The bare name. @throws AppError NOT_FOUND. */
  readonly getName: (token: string) => string;
  /** The keys of the right seals in the checked file. @throws AppError NOT_FOUND. */
  readonly listSealers: (token: string) => ForeignDetails['sealers'];
  /** @throws AppError NOT_FOUND and as `writeReceipt`. */
  readonly writeReceipt: (request: { readonly token: string; readonly out: string }) => Promise<Receipt>;
  /** Lets go of the file and removes its private copy. */
  readonly close: () => Promise<void>;
};

type Checked = { readonly file: ForeignFile; readonly details: ForeignDetails };
type Opened = { readonly token: string; readonly name: string; readonly path: string; checked?: Checked };
type State = {
  opened: Opened | undefined;
  stage: ForeignStage;
  stop: AbortController | undefined;
  /** Settles, never rejects, when what is going on has ended. */
  running: Promise<unknown>;
};

export function createForeignDesk(options: ForeignDeskOptions): ForeignDesk {
  const state: State = { opened: undefined, stage: 'idle', stop: undefined, running: Promise.resolve() };
  const cancel = async (): Promise<void> => {
    state.stop?.abort();
    await state.running;
  };
  const close = async (): Promise<void> => {
    await cancel();
    state.opened?.checked?.file.dispose();
    state.opened = undefined;
  };
  return {
    open: async (path) => {
      await close();
      state.opened = { token: randomUUID(), name: basename(path), path };
      return { token: state.opened.token, name: state.opened.name };
    },
    inspect: ({ token, passphrase }) => {
      const before = cancel();
      // From now on there is something to be stopped.
      const stop = new AbortController();
      state.stop = stop;
      const inspecting = before.then(() =>
        inspect(options, state, { opened: getOpened(state, token), passphrase, stop }),
      );
      state.running = inspecting.catch(() => undefined);
      return inspecting;
    },
    getStage: () => state.stage,
    cancel,
    get: (token) => getChecked(state, token).file,
    take: (token) => {
      const { file } = getChecked(state, token);
      const { name } = getOpened(state, token);
      state.opened = undefined;
      return { ...file, name };
    },
    getName: (token) => getOpened(state, token).name,
    listSealers: (token) => getChecked(state, token).details.sealers,
    writeReceipt: async ({ token, out }) => {
      const { dispose: _dispose, ...received } = getChecked(state, token).file;
      const library = await options.library;
      const key = getDeviceKey(options.openVault(), library.device.id);
      const request = { library: library.file, received, out, key };
      return runForeignJob({ workerFile: options.workerFile, job: 'receipt', request });
    },
    close,
  };
}

function getOpened({ opened }: State, token: string): Opened {
  if (opened?.token === token) return opened;
  throw new AppError('NOT_FOUND', 'This file is not open any more');
}

function getChecked(state: State, token: string): Checked {
  const { checked } = getOpened(state, token);
  if (checked !== undefined) return checked;
  throw new AppError('NOT_FOUND', 'This file was not looked into');
}

type Inspecting = {
  readonly opened: Opened;
  readonly passphrase: string | undefined;
  readonly stop: AbortController;
};

async function inspect(
  { library, workerFile }: ForeignDeskOptions,
  state: State,
  { opened, passphrase, stop }: Inspecting,
): Promise<ForeignView | undefined> {
  let file: ForeignFile | undefined;
  try {
    const present = await library;
    const knownKeys = listAcceptedKeys(present.db);
    const onStage = (stage: ForeignStage): void => void (state.stage = stage);
    const secret = passphrase === undefined ? {} : { passphrase };
    file = await inspectForeignFile(opened.path, { ...secret, knownKeys, onStage, signal: stop.signal });
    onStage('describing');
    const request = { file: file.file };
    const details = await runForeignJob({ workerFile, job: 'describe', request, signal: stop.signal });
    opened.checked?.file.dispose();
    opened.checked = { file, details };
    const acceptedNames = listAcceptedNames(present.db);
    return toForeignView({ ...opened, file, details, libraryId: present.libraryId, acceptedNames });
  } catch (error) {
    file?.dispose();
    if (stop.signal.aborted) return undefined;
    throw error;
  } finally {
    state.stage = 'idle';
    if (state.stop === stop) state.stop = undefined;
  }
}
