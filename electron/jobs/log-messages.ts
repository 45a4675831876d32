import type { OpenPlace } from '#services/log-emptying.ts';

/** What the thread that empties the log is started with. */
export type LogThreadData = OpenPlace;

export type LogRequest = 'empty' | 'close';

/** `emptied`: a pass has ended; `failed`: it could not move anything, and the log is as it was. */
export type LogMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'emptied' }
  | { readonly kind: 'failed'; readonly message: string };
