import type { ErrorCode, ErrorDetails } from '#domain/error.ts';
import type { Backup, Inspection } from '#services/backups/list-backups.ts';
import type { Restored } from '#services/backups/restore-backup.ts';

export type KnownEntries = readonly (readonly [fingerprint: string, inspection: Inspection])[];

type Place = { readonly library: string; readonly folder: string | null };
type Search = Place & { readonly libraryId: string | null; readonly known: KnownEntries };

export type BackUpChoice = { readonly when: 'always' | 'changed'; readonly afterwards: 'rotate' | 'keepAll' };

/** What the backup thread can be started for; it does one job and ends. */
export type BackupJobs = {
  /** Backs up the open library, then removes what the rotation lets go, unless all are to be kept. */
  readonly backUp: {
    readonly request: Place & BackUpChoice & { readonly known: KnownEntries };
    readonly answer: { readonly made: string | null; readonly pruning: ErrorCode | null };
  };
  readonly list: { readonly request: Search; readonly answer: readonly Backup[] };
  readonly findNewestSound: { readonly request: Search; readonly answer: Backup | null };
  /** Looks into one backup afresh. */
  readonly inspect: { readonly request: Place & { readonly name: string }; readonly answer: Backup };
  /** Puts a backup in the place of the library, which nobody has open. */
  readonly restore: {
    readonly request: Place & { readonly name: string; readonly present: 'damaged' | 'replaced' };
    readonly answer: Restored;
  };
  /** Makes the sample library where there is none. */
  readonly createSample: { readonly request: { readonly library: string }; readonly answer: null };
};

export type BackupJob = keyof BackupJobs;

export type BackupJobData = {
  readonly [J in BackupJob]: { readonly job: J; readonly request: BackupJobs[J]['request'] };
}[BackupJob];

export type BackupJobMessage =
  | { readonly kind: 'done'; readonly answer: BackupJobs[BackupJob]['answer'] }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string; readonly details: ErrorDetails };
