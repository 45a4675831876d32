import { AppError } from '#domain/error.ts';
import type { CheckedEntry } from '#sync/entry.ts';
import type { Stretch } from '#sync/stretch.ts';

/** A device's chain as a file or a folder has it. */
export type SourceChain = {
  readonly device: string;
  /** Its entries after the given one, in order; what comes before may come as well. */
  readonly entriesAfter: (seq: number) => Iterator<CheckedEntry>;
  /** Those of its entries that lie within, in order. */
  readonly entriesWithin: (range: { readonly first: number; readonly last: number }) => Iterable<CheckedEntry>;
  /** The hash of the entry of that number, where the source can say. */
  readonly findHash: (seq: number) => string | undefined;
  /** What the source says to have left out, in order. */
  readonly stretches: readonly Stretch[];
  /** What comes after a gap waits until the gap is filled, also where that is one of entries that are withheld here. */
  readonly isGapless: boolean;
};

export function toForkError(device: string, seq: number): AppError {
  return new AppError('HISTORY_FORKED', 'Two histories of one device differ', { device, seq });
}
