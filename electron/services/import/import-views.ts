import type { Text } from '#domain/language.ts';
import type { HeadState } from './table-heads.ts';
import type { ImportRejection } from './rejection.ts';

// What the window is told about an import.

/** What a column of the file may mean, by the id of its head. */
export type HeadTarget = { readonly id: string; readonly label: Text };

export type HeadView = {
  readonly name: string;
  /** The name without what does not matter in it: the key of a choice. */
  readonly key: string;
  readonly state: HeadState;
  /** The id of the column that it means; null where it means none. */
  readonly target: string | null;
};

/** What would happen if the file were imported now. */
export type ImportPreview = {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Records with at least one reason, and all reasons; of these the first `mostShownRejections` are listed. */
  readonly rejectedRecords: number;
  readonly reasons: number;
  readonly rejections: readonly ImportRejection[];
  /** Records with facts that cannot be true together: they are imported all the same. */
  readonly contradictions: number;
  /** Empty for a document. */
  readonly heads: readonly HeadView[];
};

export const mostShownRejections = 500;

export type ImportStage = 'idle' | 'reading' | 'checking' | 'writing' | 'judging' | 'takingBack';

/** `total` is 0 where it is not known yet. */
export type ImportProgress = { readonly stage: ImportStage; readonly done: number; readonly total: number };

export type ImportOutcome =
  | { readonly state: 'cancelled' }
  /** The library has changed since the preview: nothing was written. */
  | { readonly state: 'rejected' }
  | {
      readonly state: 'written';
      /** Null where the file brought nothing new. */
      readonly batchId: string | null;
      readonly created: number;
      readonly updated: number;
      readonly unchanged: number;
    };

/** Why something that an import wrote was not taken back. */
export type KeptReason = 'changed_since' | 'in_use' | 'locked';

export type KeptItem = {
  readonly enterprise: string;
  /** The day of the visit; null for the enterprise itself. */
  readonly date: string | null;
  /** A fact id, `<fact id>.note`, or a field of the enterprise or visit; null: the whole of it. */
  readonly field: string | null;
  readonly reason: KeptReason;
};

export type TakeBackOutcome =
  | { readonly state: 'cancelled' }
  | {
      readonly state: 'done';
      /** Enterprises and visits that are gone again, and fields that have their former content. */
      readonly removed: number;
      readonly restored: number;
      readonly kept: number;
      /** The first `mostShownRejections` of them. */
      readonly keptItems: readonly KeptItem[];
    };

export type ImportBatchView = {
  readonly batchId: string;
  readonly at: string;
  readonly fileName: string;
  readonly created: number;
  readonly updated: number;
  readonly takenBackAt: string | null;
};
