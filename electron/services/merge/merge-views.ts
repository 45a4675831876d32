import type { DeviceKeyRow } from '#db/repositories/device-keys.ts';
import type { MergeBatch } from '#db/repositories/merge-batches.ts';
import type { ErrorCode } from '#domain/error.ts';
import type { Exchange } from '#services/exchange/sync-folder.ts';
import type { Receipt } from '#services/handover/receipt.ts';
import type { ForeignFile } from '#services/trust/inspect-foreign.ts';
import type { MergeOutcome } from './merge-file.ts';
import type { Assignee, MergePlan } from './plan-merge.ts';
import type { MergeTakenBack } from './take-back-merge.ts';

export type MergeStage = 'checking' | 'comparing' | 'backingUp' | 'merging' | 'takingBack' | 'exchanging';

/** What is going on; `total` is 0 where it cannot be told. */
export type MergeProgress = { readonly stage: MergeStage | 'idle'; readonly done: number; readonly total: number };

/** A file that was chosen to be merged; the window knows it by its token and bare name alone. */
export type ChosenMerge = { readonly token: string; readonly name: string };

/** What a file would do. `isKnown`: these very bytes were merged before. */
export type MergePreview = Pick<ForeignFile, 'code' | 'bytes' | 'summary'> & {
  readonly plan: MergePlan;
  readonly isKnown: boolean;
};

type Cancelled = { readonly state: 'cancelled' };

export type InspectedMerge =
  | Cancelled
  | { readonly state: 'passphrase'; readonly isWrong: boolean }
  | { readonly state: 'refused'; readonly code: ErrorCode }
  | { readonly state: 'ready'; readonly preview: MergePreview };

/** What became of one file. One that was refused or cancelled has left nothing. */
export type FileOutcome =
  | { readonly status: 'refused'; readonly code: ErrorCode }
  | { readonly status: 'cancelled' }
  | MergeOutcome;

/** What else is told of a file after the merge. */
export type MergedChoice = ChosenMerge & {
  /** It bears a right seal that its sender can be given a receipt for. */
  readonly canAcknowledge: boolean;
  /** As its preview said. */
  readonly assignees: readonly Assignee[];
};

export type MergeRun = {
  readonly files: readonly (MergedChoice & FileOutcome)[];
  /** Fields in conflict in the library, whoever brought them. */
  readonly conflicts: number;
  /** Rows that cannot be shown yet. */
  readonly setAside: number;
  /** Enterprises of the files that may have been entered twice. */
  readonly duplicates: number;
};

/** Merges of the window: files are looked into in a process of their own and taken in in slices. */
export type MergeDesk = {
  /** Forgets the files of before. */
  readonly open: (files: readonly string[]) => Promise<readonly ChosenMerge[]>;
  /** Forgets the files of before and goes on with one that was looked into elsewhere; from now on it is disposed of here. */
  readonly adopt: (foreign: ForeignFile & { readonly name: string }) => Promise<ChosenMerge>;
  /** @throws AppError NOT_FOUND (the token); what is wrong with the file is an answer. */
  readonly inspect: (request: { readonly token: string; readonly passphrase?: string }) => Promise<InspectedMerge>;
  /** Takes in files that were inspected, each as a whole. @throws AppError NOT_FOUND, STORAGE_* of the backup. */
  readonly run: (tokens: readonly string[]) => Promise<MergeRun>;
  /** The keys of the right seals of a file that was looked into; undefined where there is none of this token. */
  readonly findSealers: (token: string) => readonly DeviceKeyRow[] | undefined;
  /** The bare name of a file that was looked into, merged or not. @throws AppError NOT_FOUND. */
  readonly getName: (token: string) => string;
  /** For a file that was looked into, merged or not. @throws AppError NOT_FOUND and as `writeReceipt`. */
  readonly writeReceipt: (request: { readonly token: string; readonly out: string }) => Promise<Receipt>;
  readonly getProgress: () => MergeProgress;
  /** Stops what is going on; a file that was not taken in as a whole leaves nothing. */
  readonly cancel: () => Promise<void>;
  readonly list: () => Promise<readonly MergeBatch[]>;
  /** @throws AppError NOT_FOUND, UNDO_NOTHING, LIBRARY_IN_USE, STORAGE_*; nothing is written then. */
  readonly takeBack: (batchId: string) => Promise<Cancelled | ({ readonly state: 'done' } & MergeTakenBack)>;
  /** @throws AppError as `exchangeFolder`. */
  readonly exchange: (folder: string) => Promise<Cancelled | ({ readonly state: 'done' } & Exchange)>;
  /** Cancels, and removes the private copies. */
  readonly release: () => Promise<void>;
};
