import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Library } from '#services/library.ts';
import { offerLogEmptying } from '#services/log-emptying.ts';
import type { LogEmptying } from '#services/log-emptying.ts';
import type { LogMessage, LogRequest, LogThreadData } from './log-messages.ts';

export type LogDeskOptions = {
  /** Open for writing. */
  readonly library: Library;
  /** The built (or, in tests, the source) file of `log-worker.ts`. */
  readonly workerFile: URL | string;
  readonly reportError: (error: unknown) => void;
};

/** Has the log of a library emptied in a thread while much is written, as when photos come in. */
export type LogDesk = {
  /** Resolves when a pass that began after the call has ended; at once where no thread runs. */
  readonly settle: () => Promise<void>;
  /** Ends the thread, which has then let go of the file; the library empties its log itself again. */
  readonly stop: () => Promise<void>;
};

/** A pass flushes the disk twice: not for less than this. */
const passBytes = 4 * 1024 * 1024;
/** So long after the last large write the log is emptied once more, and looked after as usual. */
const quietMs = 1_000;

type Thread = { readonly worker: Worker; isReady: boolean; isBusy: boolean };

type State = {
  thread: Thread | undefined;
  /** Bytes written since the last pass began. */
  written: number;
  /** The writer leaves its log to the thread. */
  isRelieved: boolean;
  /** It did not work; not tried again before the writing has come to rest. */
  hasFailed: boolean;
  quiet: NodeJS.Timeout | undefined;
  /** Told when a pass ends, whichever way. */
  readonly waiting: Set<() => void>;
};

/** What the parts of a desk work with. */
type Desk = { readonly options: LogDeskOptions; readonly emptying: LogEmptying; readonly state: State };

/** The thread itself starts with the first large write. */
export function startLogDesk(options: LogDeskOptions): LogDesk {
  const state: State = {
    thread: undefined,
    written: 0,
    isRelieved: false,
    hasFailed: false,
    quiet: undefined,
    waiting: new Set(),
  };
  const emptying = offerLogEmptying(options.library, (bytes) => {
    try {
      noteWritten(desk, bytes);
    } catch (error) {
      // What was written stands; only the thread could not be had.
      state.hasFailed = true;
      options.reportError(error);
    }
  });
  const desk: Desk = { options, emptying, state };
  return {
    settle: () => settle(state),
    stop: async () => {
      emptying.stop();
      clearTimeout(state.quiet);
      takeBack(desk);
      await end(state.thread);
    },
  };
}

function noteWritten(desk: Desk, bytes: number): void {
  const { state, emptying } = desk;
  state.written += bytes;
  state.quiet ??= setTimeout(() => comeToRest(desk), quietMs).unref();
  state.quiet.refresh();
  if (state.hasFailed) return;
  state.thread ??= start(desk);
  if (!state.thread.isReady) return;
  if (!state.isRelieved) emptying.begin();
  state.isRelieved = true;
  if (state.written >= passBytes) beginPass(state);
}

function beginPass(state: State): void {
  const { thread } = state;
  if (thread === undefined || !thread.isReady || thread.isBusy) return;
  thread.isBusy = true;
  state.written = 0;
  ask(thread, 'empty');
}

function comeToRest(desk: Desk): void {
  const { state } = desk;
  state.quiet = undefined;
  state.hasFailed = false;
  takeBack(desk);
  beginPass(state);
}

function takeBack({ state, emptying }: Desk): void {
  if (state.isRelieved) emptying.end();
  state.isRelieved = false;
}

function start(desk: Desk): Thread {
  const { options, state, emptying } = desk;
  const workerData: LogThreadData = emptying.place;
  const worker = new Worker(options.workerFile, { workerData, name: 'log' });
  const thread: Thread = { worker, isReady: false, isBusy: false };
  const fail = (error: unknown): void => {
    state.hasFailed = true;
    takeBack(desk);
    options.reportError(error);
  };
  worker.on('message', (message: LogMessage) => {
    thread.isReady = true;
    if (message.kind === 'ready') return;
    thread.isBusy = false;
    if (message.kind === 'failed') fail(new Error(`the log cannot be emptied: ${message.message}`));
    else if (state.written >= passBytes) beginPass(state);
    tellWaiting(state);
  });
  worker.on('error', fail);
  worker.on('exit', () => {
    if (state.thread === thread) state.thread = undefined;
    takeBack(desk);
    tellWaiting(state);
  });
  worker.unref();
  return thread;
}

async function settle(state: State): Promise<void> {
  // The pass under way may have begun before the last commit.
  for (let pass = state.thread?.isBusy === true ? 0 : 1; pass < 2; pass += 1) {
    const { thread } = state;
    if (thread?.isReady !== true) return;
    const ended = new Promise<void>((resolve) => state.waiting.add(resolve));
    // The thread alone does not keep the program running.
    thread.worker.ref();
    beginPass(state);
    await ended;
    thread.worker.unref();
  }
}

function tellWaiting(state: State): void {
  for (const tell of state.waiting) tell();
  state.waiting.clear();
}

async function end(thread: Thread | undefined): Promise<void> {
  if (thread === undefined) return;
  const ended = once(thread.worker, 'exit');
  thread.worker.ref();
  ask(thread, 'close');
  await ended;
}

function ask({ worker }: Thread, request: LogRequest): void {
  worker.postMessage(request);
}
