// Everything that needs the database and the rules. Loaded after the window is on its way.
import type { HandlerContext, Libraries } from '#ipc/context.ts';
import { createHandlers } from '#ipc/handlers.ts';
import { toReadOnly } from '#ipc/read-only.ts';
import { readPicture } from '#services/evidence/read-picture.ts';
import type { Library } from '#services/library.ts';
import type { MergeDesk } from '#services/merge/merge-views.ts';
import { setForeignLauncher } from '#services/trust/foreign-process.ts';
import { type BackupDesk, type BackupDeskOptions, createBackupDesk } from '../jobs/backup-desk.ts';
import { createImportDesk } from '../jobs/import-desk.ts';
import { createMergeDesk } from '../jobs/merge-desk.ts';
import { createReportDesk } from '../jobs/report-desk.ts';
import { runBackupJob } from '../jobs/run-backup-job.ts';
import { createDocuments } from './documents.ts';
import type { DocumentShell } from './document-shell.ts';
import { launchUtilityProcess } from './foreign-process.ts';
import { openHandOvers } from './hand-overs.ts';
import type { HandOversOptions } from './hand-overs.ts';
import { createForWindow } from './opening.ts';
import type { Change, StagedBackend } from './stage.ts';
import { openWorkingLibrary, type WorkingLibraryOptions } from './working-library.ts';

export type BackendOptions = WorkingLibraryOptions &
  Pick<HandlerContext, 'settings' | 'program'> &
  Omit<HandOversOptions, 'file' | 'change'> &
  Pick<Libraries, 'place' | 'isFirstStart'> & {
    readonly backupWorkerFile: string;
    readonly knownLibraryId: string | null;
    readonly change: (change: Change) => Promise<void>;
    readonly chooseFolder: () => Promise<string | null>;
    readonly chooseCalendarFile: () => Promise<string | null>;
    readonly chooseEvidenceTarget: (name: string) => Promise<string | null>;
    readonly importWorkerFile: string;
    readonly documentWorkerFile: string;
    readonly reportWorkerFile: string;
    readonly chooseReportFile: () => Promise<string | null>;
    readonly documentShell: DocumentShell;
    readonly chooseImportFile: () => Promise<string | null>;
    readonly chooseTemplateFile: () => Promise<string | null>;
    readonly chooseMergeFiles: () => Promise<readonly string[]>;
    /** Paths of the program's own two libraries. */
    readonly ownLibraries: Readonly<Record<'own' | 'sample', string>>;
  };

/** Opens the library and makes the handlers that work with it. They wait for it themselves. */
export function startBackend(options: BackendOptions): StagedBackend {
  const { settings, program, chooseFolder } = options;
  setForeignLauncher(launchUtilityProcess);
  const working = openWorkingLibrary(options);
  const desk = openBackupDesk(options, working.opened);
  const imports = createImportDesk({
    library: working.opened,
    workerFile: options.importWorkerFile,
    beforeWrite: desk.makeIfChanged,
  });
  const merging = openMerging(options, working.opened, desk.makeIfChanged);
  const reports = createReportDesk({ library: working.opened, workerFile: options.reportWorkerFile });
  const handOvers = openHandOvers(options, working.opened);
  const guest = options.guests.find(options.file);
  const documents = createDocuments({ ...options, ...working, library: working.opened });
  if (guest === undefined) working.opened.then(desk.startSchedule).catch(() => undefined);
  const release = async (): Promise<void> => {
    desk.stopSchedule();
    await imports.cancel();
    await merging.release();
    await reports.cancel();
    await documents.close();
    await handOvers.release();
    await working.close();
  };
  const handlers = createHandlers({
    library: working.opened,
    overview: working.overview,
    listReady: working.listReady,
    backups: { ...desk, chooseFolder },
    imports: {
      ...imports,
      chooseFile: options.chooseImportFile,
      chooseTemplateFile: options.chooseTemplateFile,
    },
    merging,
    reports: { ...reports, chooseFile: options.chooseReportFile },
    documents,
    ...handOvers,
    libraries: toLibraries(options),
    dialogs: toDialogs(options),
    settings,
    program,
  });
  return {
    handlers: guest === undefined ? handlers : toReadOnly(handlers),
    opened: working.opened,
    settle: working.checkpoint,
    readPicture: async (path) => readPicture(await working.opened, path),
    release,
    close: async () => {
      if (guest === undefined) return closeAfterBackup(working.opened, { backUp: desk.makeIfChanged, release });
      await release();
      options.guests.dismiss();
    },
  };
}

function openMerging(
  { foreignFileWorkerFile: workerFile, openVault, chooseMergeFiles: chooseFiles, handOverDialogs }: BackendOptions,
  library: Promise<Library>,
  beforeWrite: () => Promise<void>,
): HandlerContext['merging'] & Pick<MergeDesk, 'release'> {
  const desk = createMergeDesk({ library, workerFile, beforeWrite, openVault });
  const { chooseReceiptPlace } = handOverDialogs;
  return { ...desk, close: desk.release, chooseFiles, chooseReceiptPlace };
}

function toLibraries(options: BackendOptions): Libraries {
  const { place, isFirstStart, guests, file } = options;
  return {
    place,
    isFirstStart,
    guestName: guests.find(file)?.name ?? null,
    open: (library) => openOwn(options, library),
    startAnew: () => startAnew(options),
  };
}

function toDialogs(options: BackendOptions): HandlerContext['dialogs'] {
  const { chooseFolder, chooseCalendarFile, chooseEvidenceTarget } = options;
  return { chooseFolder, chooseCalendarFile, chooseEvidenceTarget };
}

type Closing = { readonly backUp: () => Promise<void>; readonly release: () => Promise<void> };

async function closeAfterBackup(opened: Promise<unknown>, { backUp, release }: Closing): Promise<void> {
  const isOpen = await opened.then(
    () => true,
    () => false,
  );
  // A backup that fails now is told after the next start and made up for; nothing is lost by closing.
  if (isOpen) await backUp().catch(() => undefined);
  await release();
}

/** Only where nothing stands in the place, and never for a library that somebody named. */
async function startAnew({ change, ...opening }: BackendOptions): Promise<void> {
  await change({ work: async () => createForWindow(opening) });
}

async function openOwn(options: BackendOptions, library: 'own' | 'sample'): Promise<void> {
  const file = options.ownLibraries[library];
  await options.change({
    file,
    work: async () => {
      if (library === 'sample') {
        const request = { library: file };
        await runBackupJob({ workerFile: options.backupWorkerFile, job: 'createSample', request });
      }
      options.settings.save({ startLibrary: library });
    },
  });
}

function openBackupDesk(options: BackendOptions, library: Promise<Library>): BackupDesk {
  return createBackupDesk({
    workerFile: options.backupWorkerFile,
    libraryFile: options.file,
    library,
    settings: () => options.settings.get().backups,
    knownLibraryId: options.knownLibraryId,
    replaceLibrary: (work) => options.change({ work }),
    reportError: (error) => options.log.error('backup', error),
    ...keepBackupFailure(options, library),
  });
}

/** A backup that fails while the program ends can be told only after the next start. */
function keepBackupFailure(
  { settings, knownLibraryId }: Pick<BackendOptions, 'settings' | 'knownLibraryId'>,
  opened: Promise<Library>,
): Pick<BackupDeskOptions, 'firstFailure' | 'keepFailure'> {
  const kept = settings.get().backupFailure;
  return {
    firstFailure: kept !== null && kept.libraryId === knownLibraryId ? { code: kept.code, at: kept.at } : null,
    keepFailure: (failure) => {
      const keep = async (): Promise<void> => {
        const { libraryId } = await opened;
        settings.save({ backupFailure: failure && { libraryId, ...failure } });
      };
      // Where not even the settings can be written, the window says so meanwhile, and the log.
      keep().catch(() => undefined);
    },
  };
}
