// The importing thread: reads and checks a file beside the window's work, and hands over what is to be written.
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#domain/error.ts';
import type { TableRecords } from '#services/import/csv-records.ts';
import { parseImport, readImportFile } from '#services/import/import-file.ts';
import type { ImportSource } from '#services/import/import-file.ts';
import { listAffectedVisits, listContradictions, listEdits, planImport } from '#services/import/plan-import.ts';
import type { ImportPlan, PlannedEdit } from '#services/import/plan-import.ts';
import { toPreview, toSourceRecords } from '#services/import/preview-import.ts';
import type { HeadChoices } from '#services/import/table-heads.ts';
import { openCompanion } from '#services/library.ts';
import type {
  ImportAnswers,
  ImportBeginning,
  ImportMessage,
  ImportRequest,
  ImportSlice,
  ImportThreadData,
} from './import-messages.ts';

if (parentPort === null) throw new Error('This file runs as a worker thread');
const port = parentPort;
const { libraryFile, file } = workerData as ImportThreadData;
const sliceSize = 200;
const library = openCompanion(libraryFile);
let source: ImportSource | undefined;
let pending: { readonly edits: Iterator<PlannedEdit>; readonly visits: Iterator<string> } | undefined;

port.on('message', (request: ImportRequest) => say(answer(request)));

function answer(request: ImportRequest): ImportMessage {
  const { id } = request;
  try {
    return { kind: 'answer', id, value: run(request) };
  } catch (error) {
    const { code, message, details } =
      error instanceof AppError
        ? error
        : new AppError('INTERNAL', error instanceof Error ? error.message : String(error));
    return { kind: 'failure', id, code, message, details };
  }
}

function run(request: ImportRequest): ImportAnswers[keyof ImportAnswers] {
  switch (request.job) {
    case 'preview': {
      const { plan, records } = look(request.heads);
      return toPreview(plan, records, listContradictions(plan, request.language).length);
    }
    case 'begin':
      return begin(request.heads);
    case 'next':
      return takeSlice();
  }
}

function look(heads: HeadChoices): { readonly plan: ImportPlan; readonly records: TableRecords } {
  say({ kind: 'progress', stage: 'reading', done: 0, total: 0 });
  source ??= parseImport(readImportFile(file));
  const records = toSourceRecords(source, heads);
  const total = records.records.length;
  const onProgress = (done: number): void => say({ kind: 'progress', stage: 'checking', done, total });
  return { plan: planImport(library, { ...records, onProgress }), records };
}

function begin(heads: HeadChoices): ImportBeginning {
  const { plan } = look(heads);
  const edits = [...listEdits(plan)];
  const visits = listAffectedVisits(library.db, plan);
  pending = { edits: edits.values(), visits: visits.values() };
  return { rejected: plan.rejected.length, counts: plan.counts, rows: edits.length, visits: visits.size };
}

function takeSlice(): ImportSlice {
  const edits = takeSome(pending?.edits);
  return { edits, visits: edits.length > 0 ? [] : takeSome(pending?.visits) };
}

function takeSome<T>(items: Iterator<T> | undefined): readonly T[] {
  const taken: T[] = [];
  while (taken.length < sliceSize) {
    const next = items?.next();
    if (next === undefined || next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

function say(message: ImportMessage): void {
  port.postMessage(message);
}
