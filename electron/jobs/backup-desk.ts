import { systemClock, toInstant } from '#domain/clock.ts';
import type { Clock } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import type { ErrorCode } from '#domain/error.ts';
import { describeLibrary } from '#services/backups/describe-library.ts';
import { listBackupFolders } from '#services/backups/backup-files.ts';
import type { Backup, Inspection } from '#services/backups/list-backups.ts';
import type { Restored } from '#services/backups/restore-backup.ts';
import { toBackupView, toHoldings } from '#services/backups/views.ts';
import type { BackupView, HoldingsView } from '#services/backups/views.ts';
import type { Library } from '#services/library.ts';
import type { BackUpChoice, KnownEntries } from './backup-messages.ts';
import { runBackupJob } from './run-backup-job.ts';
import { startSchedule } from './schedule.ts';

export type BackupDeskOptions = {
  readonly workerFile: URL | string;
  readonly libraryFile: string;
  /** Settles when the library is open. */
  readonly library: Promise<Library>;
  readonly settings: () => { readonly everyHours: number; readonly folder: string | null };
  /** The library's id as it was when it last opened; null where it never did. */
  readonly knownLibraryId: string | null;
  /** Closes the library, does the work, and opens what then lies there. */
  readonly replaceLibrary: (work: () => Promise<void>) => Promise<void>;
  readonly reportError: (error: unknown) => void;
  /** What the program was told when it last ended; it stands until a backup succeeds. */
  readonly firstFailure?: BackupFailure | null;
  /** Keeps a failure, or that there is none any more, for the next start. */
  readonly keepFailure?: (failure: BackupFailure | null) => void;
  readonly clock?: Clock;
};

/** The last automatic backup that failed, until one succeeds. */
export type BackupFailure = { readonly code: ErrorCode; readonly at: string };

/** Everything about the backups of one open (or damaged) library. Jobs run one after the other. */
export type BackupDesk = {
  readonly list: () => Promise<{ readonly folder: string; readonly backups: readonly BackupView[] }>;
  readonly make: () => Promise<{ readonly name: string }>;
  /** For a change of many records at once: makes one unless the newest already holds the same. */
  readonly makeIfChanged: () => Promise<void>;
  readonly preview: (name: string) => Promise<{ readonly backup: BackupView; readonly now: HoldingsView }>;
  readonly restore: (name: string) => Promise<Restored>;
  readonly findRecovery: () => Promise<BackupView | null>;
  /** Restores a library that cannot be opened. */
  readonly recover: (name: string) => Promise<Restored>;
  readonly getFailure: () => BackupFailure | null;
  readonly startSchedule: () => void;
  /** A backup that is under way goes on. */
  readonly stopSchedule: () => void;
};

export function createBackupDesk(options: BackupDeskOptions): BackupDesk {
  const clock = options.clock ?? systemClock;
  const known = new Map<string, Inspection>();
  const inTurn = createQueue();
  let failure: BackupFailure | null = options.firstFailure ?? null;
  const note = (next: BackupFailure | null): void => {
    const isNews = failure !== next;
    failure = next;
    if (isNews) options.keepFailure?.(next);
  };
  let stopSchedule = (): void => undefined;
  const place = (): Place => ({ library: options.libraryFile, folder: options.settings().folder });
  const backUp = async (choice: BackUpChoice): Promise<string | null> => {
    try {
      const library = (await options.library).file;
      const request = { ...place(), library, ...choice, known: [...known] };
      const { made, pruning } = await runBackupJob({ workerFile: options.workerFile, job: 'backUp', request });
      if (pruning !== null) options.reportError(new AppError(pruning, 'old backups could not be removed'));
      note(null);
      return made;
    } catch (error) {
      note({ code: error instanceof AppError ? error.code : 'INTERNAL', at: toInstant(clock()) });
      options.reportError(error);
      throw error;
    }
  };
  const tools: Tools = { options, known, place, backUp };
  return {
    list: () => inTurn(() => list(tools)),
    make: () => inTurn(async () => ({ name: toFileName(await backUp({ when: 'always', afterwards: 'rotate' })) })),
    makeIfChanged: () => inTurn(async () => void (await backUp(routine))),
    preview: (name) => inTurn(() => preview(tools, name)),
    restore: (name) => inTurn(() => restore(tools, name)),
    findRecovery: () => inTurn(() => findRecovery(tools)),
    recover: (name) => inTurn(() => replace(tools, { name, present: 'damaged' })),
    getFailure: () => failure,
    startSchedule: () => {
      const attempt = (): Promise<void> => inTurn(async () => void (await backUp(routine))).catch(() => undefined);
      stopSchedule = startSchedule({ everyHours: () => options.settings().everyHours, attempt, clock });
    },
    stopSchedule: () => stopSchedule(),
  };
}

const routine: BackUpChoice = { when: 'changed', afterwards: 'rotate' };

type Place = { readonly library: string; readonly folder: string | null };

type Tools = {
  readonly options: BackupDeskOptions;
  readonly known: Map<string, Inspection>;
  readonly place: () => Place;
  readonly backUp: (choice: BackUpChoice) => Promise<string | null>;
};

async function list({ options, known, place }: Tools): ReturnType<BackupDesk['list']> {
  const { libraryId } = await options.library;
  const request = { ...place(), libraryId, known: toEntries(known) };
  const backups = await runBackupJob({ workerFile: options.workerFile, job: 'list', request });
  for (const { fingerprint, inspection } of backups) known.set(fingerprint, inspection);
  return { folder: listBackupFolders(place())[0] ?? '', backups: backups.map(toBackupView) };
}

async function preview({ options, place }: Tools, name: string): ReturnType<BackupDesk['preview']> {
  const library = await options.library;
  const backup = await runInspection({ options, place }, name);
  return { backup: toBackupView(backup), now: toHoldings(describeLibrary(library)) };
}

function runInspection({ options, place }: Pick<Tools, 'options' | 'place'>, name: string): Promise<Backup> {
  return runBackupJob({ workerFile: options.workerFile, job: 'inspect', request: { ...place(), name } });
}

/** The present state is backed up first; where that fails, nothing is restored. */
async function restore(tools: Tools, name: string): Promise<Restored> {
  const { inspection } = await runInspection(tools, name);
  if (inspection.state === 'unsound') throw new AppError(inspection.code, 'The backup is not sound', { name });
  // The rotation must not take away the very backup that was chosen.
  await tools.backUp({ when: 'changed', afterwards: 'keepAll' });
  return replace(tools, { name, present: 'replaced' });
}

async function replace(
  { options, place }: Tools,
  choice: { readonly name: string; readonly present: 'damaged' | 'replaced' },
): Promise<Restored> {
  let restored: Restored = { keptAs: null };
  await options.replaceLibrary(async () => {
    const request = { ...place(), ...choice };
    restored = await runBackupJob({ workerFile: options.workerFile, job: 'restore', request });
  });
  return restored;
}

/**
 * Without the library's id nobody can say whose the backups of a shared folder are, so then only the folder beside the
 * library counts.
 */
async function findRecovery({ options, known, place }: Tools): Promise<BackupView | null> {
  const { knownLibraryId: libraryId, workerFile } = options;
  const folder = libraryId === null ? null : place().folder;
  const request = { library: options.libraryFile, folder, libraryId, known: toEntries(known) };
  const backup = await runBackupJob({ workerFile, job: 'findNewestSound', request });
  return backup === null ? null : toBackupView(backup);
}

function toEntries(known: ReadonlyMap<string, Inspection>): KnownEntries {
  return [...known];
}

function toFileName(file: string | null): string {
  return file?.replace(/^.*[\\/]/, '') ?? '';
}

/** Runs works one after the other; one that fails does not stop the next. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
