import type { TaskOverview, TaskPage, TaskRequest } from '#services/assignments/list-assignments.ts';
import type { KnownInspector } from '#services/assignments/people.ts';
import type { Restored } from '#services/backups/restore-backup.ts';
import type { BackupView, HoldingsView } from '#services/backups/views.ts';
import type { BatchRequest, BatchView } from '#services/documents/batch.ts';
import type { DocumentView } from '#services/documents/document-views.ts';
import type { Office } from '#services/documents/office.ts';
import type { DocumentFile } from '#services/documents/read-document.ts';
import type { ErrorCode } from '#domain/error.ts';
import type { Language } from '#domain/language.ts';
import type {
  ImportBatchView,
  ImportOutcome,
  ImportPreview,
  ImportProgress,
  TakeBackOutcome,
} from '#services/import/import-views.ts';
import type { FollowUpPage, FollowUpRequest } from '#services/findings/follow-up.ts';
import type { Library } from '#services/library.ts';
import type { MergeDesk } from '#services/merge/merge-views.ts';
import type { BeforeHandOver } from '#services/handover/before-hand-over.ts';
import type { HandOver, HandOverStage } from '#services/handover/hand-over.ts';
import type { PartialChoice } from '#services/handover/partial-copy.ts';
import type { Receipt } from '#services/handover/receipt.ts';
import type { ForeignDetails } from '#services/trust/describe-foreign.ts';
import type { ForeignView } from '#services/trust/foreign-view.ts';
import type { ForeignFile } from '#services/trust/inspect-foreign.ts';
import type { RuleOutcome } from '#services/rule-enterprises.ts';
import type { StatisticsFilter, StatisticsView } from '#services/statistics-view.ts';
import type { VerdictSummary } from '#services/verdict-summary.ts';
import type { ParsedRequest, Response } from './contract.ts';

export type Settings = Response<'getSession'>['settings'];
/** What the window may change, and what only the program itself does: folders, and the library of the next start. */
export type SettingsChange = Omit<ParsedRequest<'saveSettings'>, 'backups' | 'folders'> & {
  readonly folders?: { readonly [Purpose in keyof Settings['folders']]?: string | null | undefined } | undefined;
  readonly backups?:
    | { readonly everyHours?: number | undefined; readonly folder?: string | null | undefined }
    | undefined;
  readonly backupFailure?: Settings['backupFailure'];
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
  readonly listRuleEnterprises: (outcome: RuleOutcome) => Promise<readonly string[]>;
  readonly listFollowUp: (request: FollowUpRequest) => Promise<FollowUpPage>;
  readonly describeBeforeHandOver: () => Promise<BeforeHandOver>;
  readonly getTaskOverview: () => Promise<TaskOverview>;
  readonly listTasks: (request: TaskRequest) => Promise<TaskPage>;
  readonly listOpenEnterprises: (inspector: string) => Promise<readonly string[]>;
  readonly listTaskEnterprises: (inspector: string) => Promise<readonly string[]>;
  readonly listKnownInspectors: () => Promise<readonly KnownInspector[]>;
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
  /** What a file from somebody else is called, while it is looked through. */
  readonly guestName: string | null;
  /** True until settings are saved for the first time; never of a library that somebody named. */
  readonly isFirstStart: () => boolean;
  /** Closes the library and opens another, making the sample where there is none. */
  readonly open: (library: Settings['startLibrary']) => Promise<void>;
  /** Makes an empty library where the program's own is gone. @throws AppError FILE_EXISTS, NOT_FOUND, STORAGE_*. */
  readonly startAnew: () => Promise<void>;
};

/** Places and files that only the system's own dialogs name; null where nothing was chosen. */
export type Dialogs = {
  readonly chooseFolder: () => Promise<string | null>;
  readonly chooseCalendarFile: () => Promise<string | null>;
  /** `name`: what the dialog proposes. */
  readonly chooseEvidenceTarget: (name: string) => Promise<string | null>;
};

/** Documents are rendered in a thread, printed by the window's program and saved by the system's dialogs. */
export type Documents = {
  /** Who issues, as the settings say. */
  readonly office: () => Office;
  readonly issue: (documentId: string) => Promise<DocumentView>;
  readonly batch: {
    readonly start: (request: BatchRequest) => void;
    readonly get: () => BatchView;
    readonly cancel: () => Promise<void>;
  };
  /** Keeps a page, with its fonts in it, to be shown beside the others until the next one; @returns its address. */
  readonly showPage: (html: string) => Promise<string>;
  readonly chooseTarget: (name: string) => Promise<string | null>;
  readonly chooseFolder: () => Promise<string | null>;
  /** Shows a copy of a file in the system's own program for it; false where there is none. */
  readonly openCopy: (file: DocumentFile) => Promise<boolean>;
};

/** Workbooks of the statistics, written in a thread of their own. */
export type Reports = {
  /** Asks in the system's own dialog; null where nothing was chosen. */
  readonly chooseFile: () => Promise<string | null>;
  /** Undefined where it was cancelled. @throws AppError STORAGE_*. */
  readonly write: (file: string, language: Language) => Promise<{ readonly sha256: string } | undefined>;
  /** Rows written so far; null while nothing is going on. */
  readonly getRows: () => number | null;
  readonly cancel: () => Promise<void>;
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

/** `forWhom`: whose name the file gets. */
export type TargetRequest = { readonly isEncrypted: boolean; readonly forWhom?: string };

/** Files that the library is handed over as, made in a thread. */
export type HandOvers = {
  /** Ask in the system's own dialogs; null where nothing was chosen. */
  readonly chooseTarget: (request: TargetRequest) => Promise<string | null>;
  readonly chooseReceipt: () => Promise<string | null>;
  /** @throws AppError as `handOver` does; with `cancelled` in its details where it was. */
  readonly handOver: (request: {
    readonly out: string;
    readonly passphrase?: string;
    readonly only?: PartialChoice;
  }) => Promise<HandOver>;
  readonly getStage: () => HandOverStage | null;
  readonly cancel: () => Promise<void>;
  /** Fingerprint of this device's key, which is made where there is none. */
  readonly getOwnFingerprint: () => Promise<string>;
};

/** Files from somebody else, looked into in a process of its own. */
export type ForeignFiles = {
  /** Ask in the system's own dialogs; null where nothing was chosen. */
  readonly chooseFile: () => Promise<string | null>;
  readonly chooseReceiptTarget: (name: string) => Promise<string | null>;
  readonly open: (file: string) => Promise<{ readonly token: string; readonly name: string }>;
  readonly inspect: (request: ParsedRequest<'inspectForeignFile'>) => Promise<ForeignView | undefined>;
  readonly getStage: () => 'idle' | 'copying' | 'checking' | 'describing';
  readonly cancel: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Lets go of a checked file without removing it: whoever takes it disposes of it. @throws AppError NOT_FOUND. */
  readonly take: (token: string) => ForeignFile & { readonly name: string };
  /** @throws AppError NOT_FOUND. */
  readonly getName: (token: string) => string;
  readonly listSealers: (token: string) => ForeignDetails['sealers'];
  readonly writeReceipt: (request: { readonly token: string; readonly out: string }) => Promise<Receipt>;
  /** Shows the checked file in place of the open library, for reading. */
  readonly browse: (token: string) => Promise<void>;
  /** Back to the library that was open before. */
  readonly leave: () => Promise<void>;
};

/** Libraries of other devices, merged in slices; and the folder through which they are exchanged. */
export type Merging = {
  /** Asks in the system's own dialog; none where nothing was chosen. */
  readonly chooseFiles: () => Promise<readonly string[]>;
  /** As well; null where no place was chosen. `names`: of the files that the receipts are for. */
  readonly chooseReceiptPlace: (names: readonly string[]) => Promise<ReceiptPlace | null>;
  /** Cancels, and lets go of the files. */
  readonly close: MergeDesk['release'];
} & Omit<MergeDesk, 'release'>;

/** Where receipts are to lie. */
export type ReceiptPlace = {
  /** The bare name of the one receipt, or of the folder. */
  readonly name: string;
  /** The path for the receipt of a file of this name: always one that nothing has. */
  readonly toFile: (name: string) => string;
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
  readonly reports: Reports;
  readonly documents: Documents;
  readonly handOvers: HandOvers;
  readonly foreign: ForeignFiles;
  readonly merging: Merging;
  readonly dialogs: Dialogs;
  readonly program: Response<'getSession'>['program'];
};
