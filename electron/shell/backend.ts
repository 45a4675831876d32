// Everything that needs the database and the rules. Loaded after the window is on its way.
import type { HandlerContext, Libraries } from '#ipc/context.ts';
import { createHandlers } from '#ipc/handlers.ts';
import { createBackupDesk } from '../jobs/backup-desk.ts';
import { createImportDesk } from '../jobs/import-desk.ts';
import { runBackupJob } from '../jobs/run-backup-job.ts';
import { createForWindow } from './opening.ts';
import type { Change, StagedBackend } from './stage.ts';
import { openWorkingLibrary, type WorkingLibraryOptions } from './working-library.ts';

export type BackendOptions = WorkingLibraryOptions &
  Pick<HandlerContext, 'settings' | 'program'> &
  Pick<Libraries, 'place' | 'isFirstStart'> & {
    readonly backupWorkerFile: string;
    readonly knownLibraryId: string | null;
    readonly change: (change: Change) => Promise<void>;
    readonly chooseFolder: () => Promise<string | null>;
    readonly importWorkerFile: string;
    readonly chooseImportFile: () => Promise<string | null>;
    readonly chooseTemplateFile: () => Promise<string | null>;
    /** Paths of the program's own two libraries. */
    readonly ownLibraries: Readonly<Record<'own' | 'sample', string>>;
  };

/** Opens the library and makes the handlers that work with it. They wait for it themselves. */
export function startBackend(options: BackendOptions): StagedBackend {
  const { settings, program, place, isFirstStart, chooseFolder, log } = options;
  const working = openWorkingLibrary(options);
  const desk = createBackupDesk({
    workerFile: options.backupWorkerFile,
    libraryFile: options.file,
    library: working.opened,
    settings: () => settings.get().backups,
    knownLibraryId: options.knownLibraryId,
    replaceLibrary: (work) => options.change({ work }),
    reportError: (error) => log.error('backup', error),
  });
  const imports = createImportDesk({
    library: working.opened,
    workerFile: options.importWorkerFile,
    beforeWrite: desk.makeIfChanged,
  });
  working.opened.then(desk.startSchedule).catch(() => undefined);
  const release = async (): Promise<void> => {
    desk.stopSchedule();
    await imports.cancel();
    await working.close();
  };
  return {
    handlers: createHandlers({
      library: working.opened,
      overview: working.overview,
      listReady: working.listReady,
      backups: { ...desk, chooseFolder },
      imports: {
        ...imports,
        chooseFile: options.chooseImportFile,
        chooseTemplateFile: options.chooseTemplateFile,
      },
      libraries: {
        place,
        isFirstStart,
        open: (library) => openOwn(options, library),
        startAnew: () => startAnew(options),
      },
      settings,
      program,
    }),
    opened: working.opened,
    settle: working.checkpoint,
    release,
    close: async () => {
      const isOpen = await working.opened.then(
        () => true,
        () => false,
      );
      // A backup that fails now is in the log and is made up for after the next start; nothing is lost by closing.
      if (isOpen) await desk.makeIfChanged().catch(() => undefined);
      await release();
    },
  };
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
