/** How far a device's chain of entries reaches, and the hash of its last one: that hash stands for all before it. */
export type Checkpoint = {
  readonly device: string;
  /** Entries, which are numbered from 1; so also the number of the last one. */
  readonly count: number;
  /** Hash of the last entry. */
  readonly head: string;
};

/**
 * How a chain stands to a checkpoint. `extends`: it holds the checkpoint, with or without more after it. `behind`: it
 * ends before. `forked`: at that number it has another entry.
 */
export type ChainState = 'extends' | 'behind' | 'forked';

/** The hash of an entry of a chain, undefined where the chain does not reach so far or has left out what would say it. */
export type FindHash = (device: string, seq: number) => string | undefined;

export function compareChain(checkpoint: Checkpoint, findHash: FindHash): ChainState {
  const hash = findHash(checkpoint.device, checkpoint.count);
  if (hash === undefined) return 'behind';
  return hash === checkpoint.head ? 'extends' : 'forked';
}
