import { basename } from 'node:path';
import { AppError } from '#domain/error.ts';
import { findClockProblem } from '#services/clock-check.ts';
import type { Exchange } from '#services/exchange/sync-folder.ts';
import type { Library } from '#services/library.ts';
import { toConflictLine } from '#services/merge/list-conflict-lines.ts';
import { countOpen, nameDevices } from '#services/merge/merge-overview.ts';
import type { KeptField } from '#services/merge/take-back-merge.ts';
import type { HandlerContext, Merging } from '../context.ts';
import type { Response } from '../contract.ts';
import type { Handlers } from '../router.ts';
import { pathless } from './pathless.ts';

type MergingChannel =
  | 'chooseMergeFiles'
  | 'inspectMergeFile'
  | 'mergeFiles'
  | 'getMergeProgress'
  | 'cancelMerge'
  | 'listMerges'
  | 'takeBackMerge'
  | 'exchangeNow'
  | 'getClockProblem';

const mostListed = 100;

/** Libraries of other devices: chosen in the system's dialog, looked at, merged, taken back; and the shared folder. */
export function createMergingHandlers(context: HandlerContext): Pick<Handlers, MergingChannel> {
  const { merging, library } = context;
  return {
    chooseMergeFiles: async () => {
      const files = await merging.chooseFiles();
      return files.length === 0 ? null : { files: [...(await merging.open(files))] };
    },
    inspectMergeFile: async ({ token, passphrase }) =>
      toInspected(await merging.inspect({ token, ...(passphrase === undefined ? {} : { passphrase }) })),
    mergeFiles: async ({ tokens }) => {
      // What may have been entered twice is looked for in the list.
      await context.listReady();
      return toRun(await merging.run(tokens));
    },
    getMergeProgress: () => merging.getProgress(),
    cancelMerge: async () => {
      await merging.cancel();
      return null;
    },
    listMerges: async () =>
      (await merging.list()).map(({ id, at, fileName, created, merged, conflicts, takenBackAt }) => ({
        batchId: id,
        at,
        fileName,
        created,
        merged,
        conflicts,
        takenBackAt,
      })),
    takeBackMerge: async ({ batchId }) => {
      const outcome = await merging.takeBack(batchId);
      if (outcome.state === 'cancelled') return outcome;
      const { removed, restored, kept } = outcome;
      const opened = await library;
      const keptItems = kept.slice(0, mostListed).map((item) => toKeptItem(opened, item));
      return { state: 'done', removed, restored, kept: kept.length, keptItems };
    },
    exchangeNow: () => exchangeNow(context),
    getClockProblem: async () => findClockProblem(await library) ?? null,
  };
}

type Inspected = Awaited<ReturnType<Merging['inspect']>>;

function toInspected(inspected: Inspected): Response<'inspectMergeFile'> {
  if (inspected.state !== 'ready') return inspected;
  const { code, bytes, summary, plan, isKnown } = inspected.preview;
  const { enterprises, records, attachments, entries, lastChange, seals, problems } = summary;
  const conflicts = plan.records.reduce((sum, record) => sum + record.conflicts.length, 0);
  return {
    state: 'ready',
    preview: {
      code,
      bytes,
      enterprises,
      records,
      attachments,
      entries,
      lastChange,
      isKnown,
      conflicts,
      counts: plan.counts,
      seals: seals.map(({ state, deviceName, madeAt }) => ({ state, deviceName, madeAt })),
      problems: problems.length,
    },
  };
}

function toRun({ files, ...rest }: Awaited<ReturnType<Merging['run']>>): Response<'mergeFiles'> {
  return {
    ...rest,
    files: files.map((file) => {
      if (file.status === 'refused' || file.status === 'cancelled') return file;
      const { alteredAttachments, ...counts } = file;
      return { ...counts, altered: alteredAttachments.length };
    }),
  };
}

function toKeptItem(library: Library, { table, row, field, reason }: KeptField) {
  const { enterprise, date } = toConflictLine(library, { table, row, field: field ?? '' });
  return { enterprise, date, table, field, reason };
}

async function exchangeNow({ merging, library, settings }: HandlerContext): Promise<Response<'exchangeNow'>> {
  const folder = settings.get().folders.exchange;
  if (folder === null) throw new AppError('NOT_FOUND', 'No folder has been chosen for the exchange');
  const outcome = await pathless(() => merging.exchange(folder));
  return outcome.state === 'cancelled' ? outcome : { state: 'done', ...toExchanged(await library, outcome) };
}

function toExchanged(library: Library, { sent, received, attachments, held, refused }: Exchange) {
  return {
    sent,
    received,
    attachmentsSent: attachments.sent,
    attachmentsReceived: attachments.received,
    altered: attachments.altered.length,
    waiting: [
      ...nameDevices(
        library,
        held.map(({ device }) => device),
      ),
    ],
    refused: refused.slice(0, mostListed).map(({ file, reason }) => ({ file: basename(file), reason })),
    conflicts: countOpen(library).conflicts,
  };
}
