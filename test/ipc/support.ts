import {
  getTaskOverview,
  listOpenEnterprises,
  listTaskEnterprises,
  listTasks,
} from '#services/assignments/list-assignments.ts';
import { listKnownInspectors } from '#services/assignments/people.ts';
import { describeBeforeHandOver } from '#services/handover/before-hand-over.ts';
import { AppError } from '#domain/error.ts';
import { createTestHandOvers } from './hand-over-support.ts';
import type { HandOverChoices } from './hand-over-support.ts';
import { createTestDocuments } from './documents-support.ts';
import type { DocumentChoices } from './documents-support.ts';
import { createImportDesk } from '../../electron/jobs/import-desk.ts';
import { createMergeDesk } from '#jobs/merge-desk.ts';
import { createReportDesk } from '#jobs/report-desk.ts';
import { createBackupDesk } from '#jobs/backup-desk.ts';
import type { HandlerContext, ReceiptPlace, Settings } from '#ipc/context.ts';
import { createHandlers } from '#ipc/handlers.ts';
import type { Result } from '#ipc/result.ts';
import { defaultSettings, mergeSettings } from '#shell/settings.ts';
import { type ErrorReport, registerChannels, type RouterOptions } from '#ipc/router.ts';
import type { Library } from '#services/library.ts';
import { createFileVault } from '#services/trust/key-vault.ts';
import type { KeyVault } from '#services/trust/key-vault.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { readAhead } from '#services/read-ahead.ts';
import { listRuleEnterprises } from '#services/rule-enterprises.ts';
import { getStatisticsView } from '#services/statistics-view.ts';
import { listFollowUp } from '#services/findings/follow-up.ts';
import { summarizeVerdicts } from '#services/verdict-summary.ts';

export type Sender = 'ours' | 'foreign';
type Listener = (event: Sender, ...payload: unknown[]) => Promise<unknown>;

/** The router as the window meets it, with a list of what it reported. */
export type Desk = {
  readonly listeners: ReadonlyMap<string, Listener>;
  readonly reports: readonly ErrorReport[];
  readonly ask: (channel: string, ...payload: unknown[]) => Promise<Result<unknown>>;
  readonly askAs: (sender: Sender, channel: string, ...payload: unknown[]) => Promise<Result<unknown>>;
};

export function openDesk(
  options: Pick<RouterOptions<Sender>, 'handlers'> & { readonly validateResponses?: boolean },
): Desk {
  const listeners = new Map<string, Listener>();
  const reports: ErrorReport[] = [];
  registerChannels<Sender>({
    ipcMain: { handle: (channel, listener) => void listeners.set(channel, listener) },
    isTrusted: (sender) => sender === 'ours',
    handlers: options.handlers,
    validateResponses: options.validateResponses ?? true,
    reportError: (report) => void reports.push(report),
  });
  const askAs: Desk['askAs'] = async (sender, channel, ...payload) => {
    const listener = listeners.get(channel);
    if (listener === undefined) throw new Error(`nobody listens to ${channel}`);
    // What crosses the border is a copy; whatever cannot be copied cannot cross.
    return structuredClone((await listener(sender, ...structuredClone(payload))) as Result<unknown>);
  };
  return { listeners, reports, askAs, ask: (channel, ...payload) => askAs('ours', channel, ...payload) };
}

/** What the system's dialogs answer; absent: nothing was chosen. */
export type ChosenFiles = DocumentChoices &
  HandOverChoices & {
    readonly importFile?: string;
    readonly templateFile?: string;
    readonly mergeFiles?: readonly string[];
    readonly receiptPlace?: ReceiptPlace;
    readonly folder?: string;
    readonly calendarFile?: string;
    readonly reportFile?: string;
    readonly evidenceTarget?: string;
  };

function openTestVault(): KeyVault {
  return createFileVault(makeTemporaryFolder());
}

/** The real handlers on an open library, with settings kept in memory. */
export function createLibraryHandlers(
  library: Library | Promise<Library>,
  options: ChosenFiles = {},
): ReturnType<typeof createHandlers> {
  let settings: Settings = { ...defaultSettings, language: 'en', backups: { everyHours: 0, folder: null } };
  const opened = Promise.resolve(library);
  const refuse = (): Promise<never> => Promise.reject(new AppError('LIBRARY_IN_USE', 'one library here'));
  const desk = createBackupDesk({
    workerFile: new URL('../../electron/jobs/backup-worker.ts', import.meta.url),
    libraryFile: libraryFile(library),
    library: opened,
    settings: () => settings.backups,
    knownLibraryId: null,
    replaceLibrary: refuse,
    reportError: () => undefined,
  });
  const imports = createImportDesk({
    library: opened,
    workerFile: new URL('../../electron/jobs/import-worker.ts', import.meta.url),
    beforeWrite: desk.makeIfChanged,
  });
  const merging = createMergeDesk({
    library: opened,
    workerFile: new URL('../../electron/jobs/foreign-file-worker.ts', import.meta.url),
    beforeWrite: desk.makeIfChanged,
    openVault: openTestVault,
  });
  const context: HandlerContext = {
    documents: createTestDocuments(opened, () => settings, options),
    imports: {
      ...imports,
      chooseFile: () => Promise.resolve(options.importFile ?? null),
      chooseTemplateFile: () => Promise.resolve(options.templateFile ?? null),
    },
    merging: {
      ...merging,
      close: merging.release,
      chooseFiles: () => Promise.resolve(options.mergeFiles ?? []),
      chooseReceiptPlace: () => Promise.resolve(options.receiptPlace ?? null),
    },
    backups: { ...desk, chooseFolder: () => Promise.resolve(null) },
    reports: {
      ...createReportDesk({
        library: opened,
        workerFile: new URL('../../electron/jobs/report-worker.ts', import.meta.url),
      }),
      chooseFile: () => Promise.resolve(options.reportFile ?? null),
    },
    dialogs: {
      chooseFolder: () => Promise.resolve(options.folder ?? null),
      chooseCalendarFile: () => Promise.resolve(options.calendarFile ?? null),
      chooseEvidenceTarget: () => Promise.resolve(options.evidenceTarget ?? null),
    },
    libraries: { place: 'named', guestName: null, isFirstStart: () => false, open: refuse, startAnew: refuse },
    library: opened,
    settings: {
      get: () => settings,
      save: (change) => {
        settings = mergeSettings(settings, change);
        return settings;
      },
    },
    overview: {
      getStatistics: async (filter) => getStatisticsView(await opened, filter),
      getVerdictSummary: async () => summarizeVerdicts(await opened),
      listRuleEnterprises: async (outcome) => listRuleEnterprises(await opened, outcome),
      listFollowUp: async (request) => listFollowUp(await opened, request),
      describeBeforeHandOver: async () => describeBeforeHandOver(await opened),
      getTaskOverview: async () => getTaskOverview(await opened),
      listTasks: async (request) => listTasks(await opened, request),
      listOpenEnterprises: async (inspector) => listOpenEnterprises(await opened, inspector),
      listTaskEnterprises: async (inspector) => listTaskEnterprises(await opened, inspector),
      listKnownInspectors: async () => listKnownInspectors(await opened),
    },
    ...createTestHandOvers(opened, options),
    listReady: async () => readAhead(await opened, setImmediate),
    program: { version: '0.0.0', runtime: 'test' },
  };
  return createHandlers(context);
}

/** A library that is still being opened has no backups yet. */
function libraryFile(library: Library | Promise<Library>): string {
  return 'file' in library ? library.file : '/nowhere/library.unidb';
}
