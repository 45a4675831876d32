import { Worker } from 'node:worker_threads';
import { AppError } from '#domain/error.ts';
import type { TaskOverview, TaskPage, TaskRequest } from '#services/assignments/list-assignments.ts';
import type { KnownInspector } from '#services/assignments/people.ts';
import type { FollowUpPage, FollowUpRequest } from '#services/findings/follow-up.ts';
import type { BeforeHandOver } from '#services/handover/before-hand-over.ts';
import type { CountedVisit } from '#services/recount.ts';
import type { RuleOutcome } from '#services/rule-enterprises.ts';
import type { StatisticsFilter, StatisticsView } from '#services/statistics-view.ts';
import type { VerdictSummary } from '#services/verdict-summary.ts';
import type { ReaderData, ReaderMessage, ReaderRequest } from './messages.ts';

export type ReaderOptions = {
  /** The built (or, in tests, the source) file of `reader-worker.ts`. */
  readonly workerFile: URL | string;
  readonly libraryFile: string;
  /** Counts to be written on the main connection. */
  readonly onCounted: (visits: readonly CountedVisit[]) => void;
  readonly reportError: (error: unknown) => void;
};

export type Reader = {
  readonly getStatistics: (filter: StatisticsFilter) => Promise<StatisticsView>;
  readonly getVerdictSummary: () => Promise<VerdictSummary>;
  readonly listRuleEnterprises: (outcome: RuleOutcome) => Promise<readonly string[]>;
  readonly listFollowUp: (request: FollowUpRequest) => Promise<FollowUpPage>;
  readonly describeBeforeHandOver: () => Promise<BeforeHandOver>;
  readonly getTaskOverview: () => Promise<TaskOverview>;
  readonly listTasks: (request: TaskRequest) => Promise<TaskPage>;
  readonly listOpenEnterprises: (inspector: string) => Promise<readonly string[]>;
  readonly listTaskEnterprises: (inspector: string) => Promise<readonly string[]>;
  readonly listKnownInspectors: () => Promise<readonly KnownInspector[]>;
  /** Ends the thread; requests under way fail. */
  readonly stop: () => Promise<void>;
};

type Pending = { readonly resolve: (value: never) => void; readonly reject: (error: unknown) => void };
type Thread = { readonly worker: Worker; readonly pending: Map<number, Pending>; hasEnded: boolean };

/** Starts the reading thread for an open library. Should it die, the next request starts another. */
export function startReader(options: ReaderOptions): Reader {
  let thread = startThread(options);
  let lastId = 0;
  const ask = <T>(toRequest: (id: number) => ReaderRequest): Promise<T> => {
    if (thread.hasEnded) thread = startThread(options);
    const request = toRequest((lastId += 1));
    const { worker, pending } = thread;
    return new Promise<T>((resolve, reject) => {
      pending.set(request.id, { resolve, reject });
      worker.postMessage(request);
    });
  };
  return {
    getStatistics: (filter) => ask<StatisticsView>((id) => ({ id, job: 'getStatistics', filter })),
    getVerdictSummary: () => ask<VerdictSummary>((id) => ({ id, job: 'getVerdictSummary' })),
    listRuleEnterprises: (outcome) => ask<readonly string[]>((id) => ({ id, job: 'listRuleEnterprises', outcome })),
    listFollowUp: (request) => ask<FollowUpPage>((id) => ({ id, job: 'listFollowUp', request })),
    describeBeforeHandOver: () => ask<BeforeHandOver>((id) => ({ id, job: 'describeBeforeHandOver' })),
    getTaskOverview: () => ask<TaskOverview>((id) => ({ id, job: 'getTaskOverview' })),
    listTasks: (request) => ask<TaskPage>((id) => ({ id, job: 'listTasks', request })),
    listOpenEnterprises: (inspector) => ask<readonly string[]>((id) => ({ id, job: 'listOpenEnterprises', inspector })),
    listTaskEnterprises: (inspector) => ask<readonly string[]>((id) => ({ id, job: 'listTaskEnterprises', inspector })),
    listKnownInspectors: () => ask<readonly KnownInspector[]>((id) => ({ id, job: 'listKnownInspectors' })),
    stop: async () => void (await thread.worker.terminate()),
  };
}

function startThread(options: ReaderOptions): Thread {
  const workerData: ReaderData = { libraryFile: options.libraryFile };
  const worker = new Worker(options.workerFile, { workerData, name: 'reader' });
  const thread: Thread = { worker, pending: new Map(), hasEnded: false };
  worker.on('message', (message: ReaderMessage) => {
    if (message.kind === 'counted') options.onCounted(message.visits);
    else settle(thread.pending, message);
  });
  worker.on('error', (error) => options.reportError(error));
  worker.on('exit', () => {
    thread.hasEnded = true;
    for (const { reject } of thread.pending.values()) reject(new AppError('INTERNAL', 'the reading thread ended'));
    thread.pending.clear();
  });
  return thread;
}

function settle(pending: Map<number, Pending>, message: Exclude<ReaderMessage, { kind: 'counted' }>): void {
  const waiting = pending.get(message.id);
  pending.delete(message.id);
  // The answer belongs to the very question that was asked under its id.
  if (message.kind === 'answer') waiting?.resolve(message.value as never);
  else waiting?.reject(new AppError('INTERNAL', message.message, { name: message.name }));
}
