import type { KeyObject } from 'node:crypto';
import type { ErrorCode, ErrorDetails } from '#domain/error.ts';
import type { Receipt } from '#services/handover/receipt.ts';
import type { ForeignDetails } from '#services/trust/describe-foreign.ts';
import type { ForeignFile } from '#services/trust/inspect-foreign.ts';

/** A checked file as it can cross to a thread. */
export type CheckedFile = Omit<ForeignFile, 'dispose'>;

/** What the thread over a checked file can be started for; it does one job and ends. */
export type ForeignJobs = {
  readonly describe: { readonly request: { readonly file: string }; readonly answer: ForeignDetails };
  /** Makes the private copy ready to be looked through. */
  readonly prepare: { readonly request: { readonly file: string }; readonly answer: null };
  /** Writes a receipt in the name of the open library. The key is only ever in memory. */
  readonly receipt: {
    readonly request: {
      readonly library: string;
      readonly received: CheckedFile;
      readonly out: string;
      readonly key: KeyObject;
    };
    readonly answer: Receipt;
  };
};

export type ForeignJob = keyof ForeignJobs;

export type ForeignJobData = {
  readonly [J in ForeignJob]: { readonly job: J; readonly request: ForeignJobs[J]['request'] };
}[ForeignJob];

export type ForeignJobMessage =
  | { readonly kind: 'done'; readonly answer: ForeignJobs[ForeignJob]['answer'] }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string; readonly details: ErrorDetails };
