import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { Document, Packer, Paragraph } from 'docx';
import { warningKinds } from '#domain/completion.ts';
import type { WarningKind } from '#domain/completion.ts';
import { renderDocx } from '#reports/docx.ts';
import { completeVisit } from '#services/completion/complete-visit.ts';
import { collectRow } from '#services/documents/drafts.ts';
import { toOffice } from '#services/documents/office.ts';
import type { Office } from '#services/documents/office.ts';
import { closeLibrary, createLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { readAhead } from '#services/read-ahead.ts';
import { fillWithSurveySample } from '#services/sample/create-sample.ts';
import { createDocumentDesk } from '#jobs/document-desk.ts';
import type { DocumentDesk } from '#jobs/document-desk.ts';
import type { Benchmark, Line } from '../support/benchmark.ts';
import { withFolder } from '../support/library-fixture.ts';
import { secondsOf, toRatio, toSpread } from '../support/measure.ts';

const notices = 200;
const rounds = 5;
const language = 'zh-Hans';
const kind = 'opinion';
const reasons = Object.fromEntries(warningKinds.map((kind) => [kind, 'bench'])) as Readonly<
  Record<WarningKind, string>
>;

const office: Office = toOffice(
  {
    name: '示例市总工会（虚构）',
    address: '示例路1号',
    phone: '000-0000',
    postcode: '000000',
    replyTo: '基层工作部 李示例',
    signatory: '',
    patterns: {},
    replyDays: 15,
  },
  { holidays: [], makeUpDays: [] },
);

export const documents: Benchmark = {
  name: 'documents',
  title: `A batch of ${notices} notices`,
  method: `Notices of ${notices} completed visits of the sample, some fifteen problems each with law, remedy and date. "As files": what a notice says is collected from
the library, made a DOCX and written to a file of its own, flushed. "Issued" is the batch desk: the same and the pages to print, made in the desk's
thread, with number, content, files and findings in one durable transaction a notice; no PDF is printed, since that takes the browser. The peer makes
${notices} documents of one empty paragraph with the same package, docx, and writes each to a file of its own, flushed. Whole batches take turns, each of
the desk's on a fresh copy of the library; the first of each side only warms up. Wall time. "Longest turn" is the most that the thread of the desk ran
in one go between two chances for everything else, in processor time, in a batch of its own. Both miss the target: most of the time of a notice goes into the
package's own objects, XML and compression for some eighty paragraphs, where the peer has one. Issuing also prints each notice as a page, brings an
entry of the log for itself and for each of its findings, hashed one after the other, and waits for the disk before the next one's number is known.`,
  run: async (say) =>
    withFolder(async (folder) => {
      const model = join(folder, 'model.unidb');
      makeModel(model);
      say('visits completed');
      const [files, issued, empty]: [number[], number[], number[]] = [[], [], []];
      for (let round = 0; round <= rounds; round += 1) {
        const copy = { model, round };
        const times = [
          await withCopy(folder, copy, (library) =>
            secondsOf(() => writeNotices(library, join(folder, `files-${round}`))),
          ),
          await withDesk(folder, copy, (desk) => secondsOf(() => issueAll(desk))),
          await secondsOf(() => writeEmpty(join(folder, `empty-${round}`))),
        ];
        if (round > 0)
          for (const [side, list] of [files, issued, empty].entries()) list.push(times[side] ?? Number.NaN);
      }
      const longestTurn = await withDesk(folder, { model, round: rounds + 1 }, watchTurns);
      return [
        toLine(`${notices} notices as files`, files, empty),
        toLine(`${notices} notices issued`, issued, empty),
        {
          what: 'longest turn',
          unit: 'ms',
          value: toSpread([longestTurn], 1000),
          target: { of: 'value', bound: 'at most', value: 50 },
        },
      ];
    }),
};

function toLine(what: string, ours: readonly number[], theirs: readonly number[]): Line {
  return {
    what,
    unit: 'ms',
    value: toSpread(ours, 1000),
    peer: { name: 'empty documents', value: toSpread(theirs, 1000) },
    ratio: { of: 'time', value: toRatio(ours, theirs) },
    target: { of: 'ratio', bound: 'at most', value: 2 },
  };
}

/** A library of completed visits; six that the sample has too many are left open. */
function makeModel(file: string): void {
  const library = createLibrary({ file, inspectorName: '王敏' });
  try {
    fillWithSurveySample(library);
    for (const inspectionId of listVisits(library)) completeVisit(library, { inspectionId, language, reasons });
  } finally {
    closeLibrary(library);
  }
}

function listVisits({ db }: Library): readonly string[] {
  return db.prepare('SELECT id FROM inspections ORDER BY id LIMIT ?').pluck().all(notices) as string[];
}

type Copy = { readonly model: string; readonly round: number };

async function withCopy<Result>(
  folder: string,
  { model, round }: Copy,
  work: (library: Library) => Promise<Result>,
): Promise<Result> {
  const file = join(folder, `batch-${round}.unidb`);
  copyFileSync(model, file);
  const library = openLibrary({ file, access: 'write' });
  try {
    return await work(library);
  } finally {
    closeLibrary(library);
  }
}

async function withDesk<Result>(
  folder: string,
  copy: Copy,
  work: (desk: DocumentDesk) => Promise<Result>,
): Promise<Result> {
  return withCopy(folder, copy, async (library) => {
    const desk = openDesk(library);
    try {
      return await work(desk);
    } finally {
      await desk.close();
    }
  });
}

function openDesk(library: Library): DocumentDesk {
  return createDocumentDesk({
    library: Promise.resolve(library),
    workerFile: new URL('../../../electron/jobs/document-worker.ts', import.meta.url),
    printPdf: (html) => Promise.resolve(Buffer.from(String(html.length))),
    office: () => office,
    listReady: async () => readAhead(library, setImmediate),
    reportError: () => undefined,
  });
}

async function issueAll({ batch }: DocumentDesk): Promise<void> {
  batch.start({ filter: { search: '', show: 'all' }, kind, language, mode: 'issue' });
  while (batch.get().state === 'running') await wait(2);
  const { state, results } = batch.get();
  const issued = results.filter(({ outcome }) => outcome === 'issued').length;
  if (state !== 'done' || issued !== notices) throw new Error(`${issued} notices were issued: ${state}`);
}

/** @returns the most processor time that a turn of the loop took while a batch was issued, in seconds. */
async function watchTurns(desk: DocumentDesk): Promise<number> {
  let longest = 0;
  const work = issueAll(desk);
  while (desk.batch.get().state === 'running') longest = Math.max(longest, await secondsOf(nextTurn, 'processor'));
  await work;
  return longest;
}

async function writeNotices(library: Library, folder: string): Promise<void> {
  mkdirSync(folder);
  for (const [index, inspectionId] of listVisits(library).entries()) {
    const row = { inspectionId, kind, language, leftOut: {}, replaces: null } as const;
    const content = collectRow(library, row, { office, number: `检〔2026〕${index + 1}号`, issuedOn: '2026-06-01' });
    writeFlushed(join(folder, `${index}.docx`), await renderDocx(content));
  }
}

async function writeEmpty(folder: string): Promise<void> {
  mkdirSync(folder);
  for (let index = 0; index < notices; index += 1) {
    const empty = new Document({ sections: [{ children: [new Paragraph('')] }] });
    writeFlushed(join(folder, `${index}.docx`), await Packer.toBuffer(empty));
  }
}

function writeFlushed(file: string, bytes: Uint8Array): void {
  writeFileSync(file, bytes, { flush: true });
}
