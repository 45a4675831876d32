import type { Restored } from '#services/backups/restore-backup.ts';
import type { BackupView, HoldingsView } from '#services/backups/views.ts';
import type { ErrorCode } from '#domain/error.ts';
import type { Language } from '#domain/language.ts';
import type {
  ImportBatchView,
  ImportOutcome,
  ImportPreview,
  ImportProgress,
  TakeBackOutcome,
} from '#services/import/import-views.ts';
import type { Library } from '#services/library.ts';
import type { StatisticsFilter, StatisticsView } from '#services/statistics-view.ts';
import type { VerdictSummary } from '#services/verdict-summary.ts';
import type { ParsedRequest, Response } from './contract.ts';

export type Settings = Response<'getSession'>['settings'];
/** What the window may change, and what only the program itself does: the folder, and the library of the next start. */
export type SettingsChange = Omit<ParsedRequest<'saveSettings'>, 'backups'> & {
  readonly backups?:
    | { readonly everyHours?: number | undefined; readonly folder?: string | null | undefined }
    | undefined;
  readonly startLibrary?: Settings['startLibrary'];
  readonly importHeads?: Settings['importHeads'];
};

/** Where the settings are kept; the window's program writes them to a file, tests keep them in memory. */
export type SettingsStore = {
  readonly get: () => Settings;
  /** Returns when the change is on disk. STORAGE_* when the system refuses. */
  readonly save: (change: SettingsChange) => Settings;
};

/** Where the figures over the whole library are made: a thread of its own in the window's program. */
export type Overview = {
  readonly getStatistics: (filter: StatisticsFilter) => Promise<StatisticsView>;
  readonly getVerdictSummary: () => Promise<VerdictSummary>;
};

/** Backups are made, looked into and restored in threads of their own. */
export type Backups = {
  readonly list: () => Promise<{ readonly folder: string; readonly backups: readonly BackupView[] }>;
  readonly make: () => Promise<{ readonly name: string }>;
  /** For a change of many records at once: makes one unless the newest already holds the same. */
  readonly makeIfChanged: () => Promise<void>;
  readonly preview: (name: string) => Promise<{ readonly backup: BackupView; readonly now: HoldingsView }>;
  readonly restore: (name: string) => Promise<Restored>;
  readonly getFailure: () => { readonly code: ErrorCode; readonly at: string } | null;
  /** Asks in the system's own dialog; null where nothing was chosen. */
  readonly chooseFolder: () => Promise<string | null>;
  readonly findRecovery: () => Promise<BackupView | null>;
  readonly recover: (name: string) => Promise<Restored>;
};

/** The program's own two libraries. */
export type Libraries = {
  readonly place: Response<'getSession'>['library']['place'];
  /** True until settings are saved for the first time; never of a library that somebody named. */
  readonly isFirstStart: () => boolean;
  /** Closes the library and opens another, making the sample where there is none. */
  readonly open: (library: Settings['startLibrary']) => Promise<void>;
  /** Makes an empty library where the program's own is gone. @throws AppError FILE_EXISTS, NOT_FOUND, STORAGE_*. */
  readonly startAnew: () => Promise<void>;
};

/** Imports of files: read in a thread of their own, written in slices. */
export type Imports = {
  /** Asks in the system's own dialog; null where nothing was chosen. */
  readonly chooseFile: () => Promise<string | null>;
  readonly chooseTemplateFile: () => Promise<string | null>;
  /** Only the token and the bare name go on to the window. */
  readonly open: (file: string) => Promise<{ readonly token: string; readonly name: string }>;
  readonly preview: (request: PreviewRequest) => Promise<ImportPreview | undefined>;
  readonly run: (request: ParsedRequest<'runImport'>) => Promise<ImportOutcome>;
  readonly getProgress: () => ImportProgress;
  readonly cancel: () => Promise<void>;
  readonly list: () => Promise<readonly ImportBatchView[]>;
  readonly takeBack: (batchId: string) => Promise<TakeBackOutcome>;
};

type PreviewRequest = ParsedRequest<'previewImport'> & { readonly language: Language };

/** All that handlers need from the outside. */
export type HandlerContext = {
  /** Settles when the library is open; rejects with the AppError that opening it ended with. */
  readonly library: Promise<Library>;
  /** Settles when every page of the list can be had at once; the first pages by name do not wait for it. */
  readonly listReady: () => Promise<void>;
  readonly settings: SettingsStore;
  readonly overview: Overview;
  readonly backups: Backups;
  readonly libraries: Libraries;
  readonly imports: Imports;
  readonly program: Response<'getSession'>['program'];
};
