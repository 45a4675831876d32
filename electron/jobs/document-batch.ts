import { setImmediate } from 'node:timers/promises';
import { AppError } from '#domain/error.ts';
import type { ErrorCode } from '#domain/error.ts';
import { createBatchDraft, findToIssue, iterateTargets } from '#services/documents/batch.ts';
import type { BatchRequest, BatchResult, BatchTarget, BatchView } from '#services/documents/batch.ts';
import type { DocumentView } from '#services/documents/document-views.ts';
import type { ToIssue } from '#services/documents/issue-document.ts';
import type { Office } from '#services/documents/office.ts';
import type { Library } from '#services/library.ts';

/** Documents for many enterprises, each all or nothing. One batch at a time; its results stay until the next. */
export type Batch = {
  /** @throws AppError INVALID_REQUEST where one is running. */
  readonly start: (request: BatchRequest) => void;
  readonly get: () => BatchView;
  /** Ends it after the document at hand. */
  readonly cancel: () => Promise<void>;
};

export type BatchOptions = {
  readonly library: Promise<Library>;
  readonly listReady: () => Promise<void>;
  readonly office: () => Office;
  readonly issue: (wanted: ToIssue) => Promise<DocumentView>;
  /** Told of errors of the program itself. */
  readonly reportError: (error: unknown) => void;
};

type State = {
  view: BatchView;
  isCancelled: boolean;
  /** Settles, never rejects, when what is going on has ended. */
  running: Promise<void>;
};

const nothing: BatchView = { state: 'idle', done: 0, total: 0, results: [] };

export function createBatch(options: BatchOptions): Batch {
  const state: State = { view: nothing, isCancelled: false, running: Promise.resolve() };
  return {
    start: (request) => {
      if (state.view.state === 'running') throw new AppError('INVALID_REQUEST', 'A batch is running already');
      state.view = { ...nothing, state: 'running' };
      state.isCancelled = false;
      state.running = run(state, options, request).catch((error: unknown) => {
        options.reportError(error);
        state.view = { ...state.view, state: 'stopped' };
      });
    },
    get: () => state.view,
    cancel: async () => {
      state.isCancelled = true;
      await state.running;
    },
  };
}

async function run(state: State, options: BatchOptions, request: BatchRequest): Promise<void> {
  const library = await options.library;
  await options.listReady();
  const targets: BatchTarget[] = [];
  for (const page of iterateTargets(library, request.filter)) {
    targets.push(...page);
    // Between pages, and between documents, other requests have their turn.
    await setImmediate();
  }
  const results: BatchResult[] = [];
  state.view = { ...state.view, total: targets.length, results };
  for (const target of targets) {
    if (state.isCancelled) break;
    const result = await make(library, options, { target, request });
    results.push(result);
    state.view = { ...state.view, done: results.length };
    if (isOfThePlace(result.reason)) return void (state.view = { ...state.view, state: 'stopped' });
    await setImmediate();
  }
  state.view = { ...state.view, state: state.isCancelled ? 'cancelled' : 'done' };
}

type Task = { readonly target: BatchTarget; readonly request: BatchRequest };

async function make(library: Library, options: BatchOptions, { target, request }: Task): Promise<BatchResult> {
  const { inspectionId } = target;
  const empty = { ...target, documentId: null, number: null };
  if (inspectionId === null) return { ...empty, outcome: 'skipped', reason: 'no_visit' };
  const choice = { kind: request.kind, language: request.language, office: options.office() };
  try {
    const made =
      request.mode === 'draft'
        ? createBatchDraft(library, inspectionId, choice)
        : await options.issue(findToIssue(library, inspectionId, choice));
    if (made === undefined) return { ...empty, outcome: 'skipped', reason: 'draft_there' };
    const { documentId, number } = made;
    return { ...target, documentId, number, outcome: number === null ? 'drafted' : 'issued', reason: null };
  } catch (error) {
    const reason = toReason(error);
    if (reason === 'INTERNAL') options.reportError(error);
    return { ...empty, outcome: skipping.includes(reason) ? 'skipped' : 'failed', reason };
  }
}

/** Nothing is wrong here: there is just nothing to be done. */
const skipping: readonly string[] = ['no_problems', 'issued_already'];

function toReason(error: unknown): string {
  if (!(error instanceof AppError)) return 'INTERNAL';
  const { reason } = error.details;
  return error.code === 'ISSUE_REFUSED' && typeof reason === 'string' ? reason : error.code;
}

const placeCodes: readonly ErrorCode[] = [
  'STORAGE_FULL',
  'STORAGE_READ_ONLY',
  'STORAGE_REFUSED',
  'LIBRARY_IN_USE',
  'PRINTING_UNAVAILABLE',
];

function isOfThePlace(reason: string | null): boolean {
  return placeCodes.some((code) => code === reason) || reason === 'no_issuer';
}
