// The reading thread: a connection of its own that never writes, so that the window is not held up by long reading.
import { parentPort, workerData } from 'node:worker_threads';
import {
  getTaskOverview,
  listOpenEnterprises,
  listTaskEnterprises,
  listTasks,
} from '#services/assignments/list-assignments.ts';
import { listKnownInspectors } from '#services/assignments/people.ts';
import { listFollowUp } from '#services/findings/follow-up.ts';
import { describeBeforeHandOver } from '#services/handover/before-hand-over.ts';
import { openCompanion } from '#services/library.ts';
import { listRuleEnterprises } from '#services/rule-enterprises.ts';
import { countUncounted } from '#services/recount.ts';
import { getStatisticsView } from '#services/statistics-view.ts';
import { summarizeVerdicts } from '#services/verdict-summary.ts';
import type { ReaderData, ReaderMessage, ReaderRequest } from './messages.ts';

if (parentPort === null) throw new Error('This file runs as a worker thread');
const port = parentPort;
const { libraryFile } = workerData as ReaderData;
const library = openCompanion(libraryFile);

port.on('message', (request: ReaderRequest) => say(answer(request)));
countNext(countUncounted(library));

function answer(request: ReaderRequest): ReaderMessage {
  try {
    return { kind: 'answer', id: request.id, value: work(request) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'failure', id: request.id, name, message };
  }
}

function work(request: ReaderRequest) {
  switch (request.job) {
    case 'getStatistics':
      return getStatisticsView(library, request.filter);
    case 'getVerdictSummary':
      return summarizeVerdicts(library);
    case 'listRuleEnterprises':
      return listRuleEnterprises(library, request.outcome);
    case 'describeBeforeHandOver':
      return describeBeforeHandOver(library);
    case 'listFollowUp':
      return listFollowUp(library, request.request);
    case 'getTaskOverview':
      return getTaskOverview(library);
    case 'listTasks':
      return listTasks(library, request.request);
    case 'listOpenEnterprises':
      return listOpenEnterprises(library, request.inspector);
    case 'listTaskEnterprises':
      return listTaskEnterprises(library, request.inspector);
    case 'listKnownInspectors':
      return listKnownInspectors(library);
  }
}

/** One batch, then back to the event loop: questions of the window go before counting. */
function countNext(batches: ReturnType<typeof countUncounted>): void {
  const next = batches.next();
  if (next.done === true) return;
  say({ kind: 'counted', visits: next.value });
  setTimeout(() => countNext(batches), 1);
}

function say(message: ReaderMessage): void {
  port.postMessage(message);
}
