import type { KeyObject } from 'node:crypto';
import type { ErrorCode, ErrorDetails } from '#domain/error.ts';
import type { HandOver, HandOverStage } from '#services/handover/hand-over.ts';
import type { PartialChoice } from '#services/handover/partial-copy.ts';

/** What the hand-over thread is started with. The key is only ever in memory. */
export type HandOverJob = {
  readonly library: string;
  readonly out: string;
  readonly key: KeyObject;
  readonly passphrase?: string;
  /** What is handed over; absent: the whole library. */
  readonly only?: PartialChoice;
};

export type HandOverMessage =
  | { readonly kind: 'stage'; readonly stage: HandOverStage }
  | { readonly kind: 'done'; readonly done: HandOver }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string; readonly details: ErrorDetails };
