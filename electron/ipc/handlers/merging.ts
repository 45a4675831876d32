import { basename } from 'node:path';
import { AppError } from '#domain/error.ts';
import { findClockProblem } from '#services/clock-check.ts';
import type { SignatureState } from '#services/exchange/signatures.ts';
import type { Exchange } from '#services/exchange/sync-folder.ts';
import type { SealFinding } from '#services/trust/judge-seals.ts';
import { isSample, type Library } from '#services/library.ts';
import { toConflictLine } from '#services/merge/list-conflict-lines.ts';
import { countOpen, nameDevices } from '#services/merge/merge-overview.ts';
import type { Assignee } from '#services/merge/plan-merge.ts';
import type { KeptField } from '#services/merge/take-back-merge.ts';
import { listAcceptedNames } from '#services/trust/devices.ts';
import type { HandlerContext, Merging } from '../context.ts';
import type { Response } from '../contract.ts';
import type { Handlers } from '../router.ts';
import { pathless } from './pathless.ts';

type MergingChannel =
  | 'mergeForeignFile'
  | 'chooseMergeFiles'
  | 'inspectMergeFile'
  | 'mergeFiles'
  | 'getMergeProgress'
  | 'cancelMerge'
  | 'closeMergeFiles'
  | 'saveMergeReceipts'
  | 'listMerges'
  | 'takeBackMerge'
  | 'exchangeNow'
  | 'getClockProblem';

const mostListed = 100;
const mostAssignees = 8;

/** Libraries of other devices: chosen in the system's dialog, looked at, merged, taken back; and the shared folder. */
export function createMergingHandlers(context: HandlerContext): Pick<Handlers, MergingChannel> {
  const { merging, library, foreign } = context;
  return {
    mergeForeignFile: ({ token }) => merging.adopt(foreign.take(token)),
    chooseMergeFiles: async () => {
      const files = await merging.chooseFiles();
      return files.length === 0 ? null : { files: [...(await merging.open(files))] };
    },
    inspectMergeFile: async ({ token, passphrase }) => {
      const inspected = await merging.inspect({ token, ...(passphrase === undefined ? {} : { passphrase }) });
      const opened = await library;
      return toInspected(inspected, { names: listAcceptedNames(opened.db), isOwnSample: isSample(opened) });
    },
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
    closeMergeFiles: async () => {
      await merging.close();
      return null;
    },
    saveMergeReceipts: ({ tokens }) => saveReceipts(merging, tokens),
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

/** What the file says of itself is only ever warned of. */
function toMixing(isSampleFile: boolean, isOwnSample: boolean): 'none' | 'invented' | 'real' {
  if (isSampleFile === isOwnSample) return 'none';
  return isSampleFile ? 'invented' : 'real';
}

function toAssignees(assignees: readonly Assignee[]) {
  return { assignees: assignees.slice(0, mostAssignees), assigneesCount: assignees.length };
}

async function saveReceipts(merging: Merging, tokens: readonly string[]): Promise<Response<'saveMergeReceipts'>> {
  const files = tokens.map((token) => ({ token, name: merging.getName(token) }));
  const place = await merging.chooseReceiptPlace(files.map(({ name }) => name));
  if (place === null) return null;
  for (const { token, name } of files) {
    const out = place.toFile(name);
    await pathless(() => merging.writeReceipt({ token, out }));
  }
  return { saved: files.length, name: place.name };
}

type Inspected = Awaited<ReturnType<Merging['inspect']>>;

/** Seals of an exchange tell of entries on their way here, not of this file, unless something is wrong with them. */
function isOfInterest({ scope, state }: SealFinding): boolean {
  return scope === 'file' || (state !== 'intact' && state !== 'unknown_device');
}

type Own = { readonly names: ReadonlyMap<string, string>; readonly isOwnSample: boolean };

function toInspected(inspected: Inspected, { names, isOwnSample }: Own): Response<'inspectMergeFile'> {
  if (inspected.state !== 'ready') return inspected;
  const { code, bytes, summary, plan, isKnown } = inspected.preview;
  const { enterprises, records, attachments, assignments, entries, lastChange, seals, problems } = summary;
  return {
    state: 'ready',
    preview: {
      code,
      bytes,
      enterprises,
      records,
      attachments,
      assignments,
      entries,
      lastChange,
      isKnown,
      mixes: toMixing(summary.isSample, isOwnSample),
      ...toAssignees(plan.assignees),
      conflicts: plan.conflicts,
      counts: plan.counts,
      seals: seals.filter(isOfInterest).map(({ state, deviceName, fingerprint, madeAt }) => {
        const name = names.get(fingerprint ?? '');
        // The device may have been accepted since the file was looked into.
        const isAccepted = state === 'unknown_device' && name !== undefined;
        return { state: isAccepted ? 'intact' : state, deviceName: name ?? deviceName, fingerprint, madeAt };
      }),
      problems: problems.length,
    },
  };
}

function toRun({ files, ...rest }: Awaited<ReturnType<Merging['run']>>): Response<'mergeFiles'> {
  return {
    ...rest,
    files: files.map(({ assignees, ...file }) => {
      if (file.status === 'refused' || file.status === 'cancelled') return file;
      const { alteredAttachments, ...counts } = file;
      return { ...counts, altered: alteredAttachments.length, ...toAssignees(assignees) };
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

function toExchanged(library: Library, { sent, received, attachments, held, refused, signatures }: Exchange) {
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
    signatures: signatures
      .toSorted((a, b) => gravity.indexOf(a.state) - gravity.indexOf(b.state))
      .slice(0, mostListed)
      .map(({ device: _device, ...said }) => said),
    conflicts: countOpen(library).conflicts,
  };
}

const gravity: readonly SignatureState[] = ['broken', 'changed', 'unsigned', 'relayed', 'unknown_device', 'intact'];
