import type { Overview } from '#ipc/context.ts';
import type { Language } from '#domain/language.ts';
import { checkpoint } from '#services/checkpoint.ts';
import { setHashSource } from '#services/evidence/hashing.ts';
import { sweepLater } from '#services/evidence/sweep.ts';
import { closeLibrary, type Library, setInspectorName } from '#services/library.ts';
import { readAhead } from '#services/read-ahead.ts';
import { keepCounts } from '#services/recount.ts';
import { warmUp } from '#services/warm-up.ts';
import { startHashDesk } from '../jobs/hash-desk.ts';
import { startLogDesk } from '../jobs/log-desk.ts';
import { type Reader, startReader } from '../jobs/reader.ts';
import type { Log } from './log.ts';
import { openForWindow, type OpeningOptions } from './opening.ts';

const startMilliseconds = 2_000;
const pauseMilliseconds = 5;
const restMilliseconds = 20;

export type WorkingLibraryOptions = OpeningOptions & {
  readonly workerFile: string;
  readonly logWorkerFile: string;
  readonly hashWorkerFile: string;
  readonly language: () => Language;
  readonly log: Log;
};

/** The library that the window works with, from being opened to being closed. */
export type WorkingLibrary = {
  /** Settles when it is open; rejects with what opening it ended with. */
  readonly opened: Promise<Library>;
  readonly overview: Overview;
  /** Settles when every page of the list can be had at once. */
  readonly listReady: () => Promise<void>;
  readonly checkpoint: () => void;
  /** Ends the reading first, so that the library is closed as one whole file. Safe to call when it never opened. */
  readonly close: () => Promise<void>;
};

/** Opens the library and starts what reads it in the background. */
export function openWorkingLibrary(options: WorkingLibraryOptions): WorkingLibrary {
  let library: Library | undefined;
  const open = async (): Promise<Library> => {
    library = openForWindow(options);
    if (options.access !== 'read' && options.inspectorName !== '') setInspectorName(library, options.inspectorName);
    return library;
  };
  const opened = open();
  const listReady = once(async () => readAhead(await opened, (step) => setTimeout(step, pauseMilliseconds)));
  const prepare = async (): Promise<void> => {
    await listReady();
    await warmUp(await opened, { language: options.language(), later: (step) => setTimeout(step, restMilliseconds) });
  };
  // The main process also serves the page's files: it is left alone until the window is there, and between steps.
  setTimeout(() => void prepare().catch(() => undefined), startMilliseconds);
  // What a write left that did not end, perhaps because the machine stopped.
  if (options.access !== 'read')
    setTimeout(() => void opened.then(sweepLater).catch(() => undefined), startMilliseconds);
  const reader = opened.then((result) => startReaderOf(result, options));
  const intake = opened.then((result) => startIntake(result, options));
  intake.catch(() => undefined);
  // Whoever asks for the reader is told; nobody asking must not end the program.
  reader.catch(() => undefined);
  return {
    opened,
    listReady,
    overview: {
      getStatistics: async (filter) => (await reader).getStatistics(filter),
      getVerdictSummary: async () => (await reader).getVerdictSummary(),
      listRuleEnterprises: async (outcome) => (await reader).listRuleEnterprises(outcome),
      listFollowUp: async (request) => (await reader).listFollowUp(request),
      describeBeforeHandOver: async () => (await reader).describeBeforeHandOver(),
      getTaskOverview: async () => (await reader).getTaskOverview(),
      listTasks: async (request) => (await reader).listTasks(request),
      listOpenEnterprises: async (inspector) => (await reader).listOpenEnterprises(inspector),
      listTaskEnterprises: async (inspector) => (await reader).listTaskEnterprises(inspector),
      listKnownInspectors: async () => (await reader).listKnownInspectors(),
    },
    checkpoint: () => {
      if (library?.access === 'write') checkpoint(library);
    },
    close: async () => {
      await reader.then((running) => running.stop()).catch(() => undefined);
      await intake.then((running) => running.stop()).catch(() => undefined);
      if (library !== undefined) closeLibrary(library);
      library = undefined;
    },
  };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let begun: Promise<void> | undefined;
  return () => (begun ??= work());
}

/** What takes work off the main process while photos come in. Its threads start with the first of them. */
function startIntake(library: Library, options: WorkingLibraryOptions): { readonly stop: () => Promise<void> } {
  if (library.access !== 'write') return { stop: () => Promise.resolve() };
  const { logWorkerFile, hashWorkerFile, log } = options;
  const reportError = (error: unknown): void => log.error('intake', error);
  const logDesk = startLogDesk({ library, workerFile: logWorkerFile, reportError });
  const hashDesk = startHashDesk({ workerFile: hashWorkerFile, reportError });
  setHashSource(library, hashDesk.begin);
  return {
    stop: async () => {
      setHashSource(library, undefined);
      await hashDesk.stop();
      await logDesk.stop();
    },
  };
}

function startReaderOf(library: Library, { workerFile, log }: WorkingLibraryOptions): Reader {
  return startReader({
    workerFile,
    libraryFile: library.file,
    onCounted: (visits) => {
      // A batch can arrive after the library was closed; the next start counts again.
      if (library.access === 'write' && library.db.open) keepCounts(library, visits);
    },
    reportError: (error) => log.error('reader', error),
  });
}
