import type { CheckedEntry } from './entry.ts';

/** Where a chain stands: its last entry. Before the first: seq and lamport 0, hash empty. */
export type ChainEnd = { readonly seq: number; readonly lamport: number; readonly hash: string };

/** The entries of one device that may be new here, in the order of its chain. */
export type IncomingChain = {
  readonly device: string;
  /** Where the chain stands here. */
  readonly end: ChainEnd;
  readonly entries: Iterator<CheckedEntry>;
};

/**
 * Why a chain was not followed to its end. `fork`: another entry stands here in that place. `gap`: entries before this
 * one are missing. `order`: its number is not greater than that of the entry before. `early`: something that its author
 * had seen is not here yet (or its number was made up).
 */
export type Stop = {
  readonly device: string;
  readonly seq: number;
  readonly reason: 'fork' | 'gap' | 'order' | 'early';
};

export const beginningOfChain: ChainEnd = { seq: 0, lamport: 0, hash: '' };

type OpenChain = { readonly chain: IncomingChain; end: ChainEnd; next: CheckedEntry };

/**
 * The entries to take over, in an order in which each comes after everything that its author had seen. `known` is the
 * number of entries that are here. A lamport number counts what its author had seen, so one greater than all entries
 * together cannot be followed: it waits.
 * @returns the chains that were not followed to their end.
 */
export function* uniteChains(
  chains: readonly IncomingChain[],
  known: number,
): Generator<CheckedEntry, readonly Stop[]> {
  const stops: Stop[] = [];
  const open: OpenChain[] = [];
  let count = known;
  const advance = (chain: IncomingChain, end: ChainEnd): void => {
    const next = findNext(chain, end);
    if (next === undefined) return;
    const reason = judgeContinuation(end, next);
    if (reason === undefined) open.push({ chain, end, next });
    else stops.push(toStop(next, reason));
  };
  for (const chain of chains) advance(chain, chain.end);
  while (open.length > 0) {
    const at = findLeast(open);
    const [least] = open.splice(at, 1);
    if (least === undefined) break;
    const { chain, next } = least;
    if (next.entry.lamport > count + 1) return [...stops, ...[least, ...open].map((one) => toStop(one.next, 'early'))];
    count += 1;
    yield next;
    advance(chain, next.entry);
  }
  return stops;
}

/** What is here already is passed over; that it is the same was looked at before. */
function findNext(chain: IncomingChain, end: ChainEnd): CheckedEntry | undefined {
  for (let step = chain.entries.next(); step.done !== true; step = chain.entries.next()) {
    if (step.value.entry.seq > end.seq) return step.value;
  }
  return undefined;
}

function judgeContinuation(end: ChainEnd, { entry }: CheckedEntry): Stop['reason'] | undefined {
  if (entry.seq !== end.seq + 1) return 'gap';
  if (entry.prev !== end.hash) return 'fork';
  return entry.lamport > end.lamport ? undefined : 'order';
}

function findLeast(open: readonly OpenChain[]): number {
  let least = 0;
  for (let at = 1; at < open.length; at += 1) {
    const candidate = open[at];
    const best = open[least];
    if (candidate !== undefined && best !== undefined && isBefore(candidate, best)) least = at;
  }
  return least;
}

function isBefore(a: OpenChain, b: OpenChain): boolean {
  const byLamport = a.next.entry.lamport - b.next.entry.lamport;
  return byLamport === 0 ? a.chain.device < b.chain.device : byLamport < 0;
}

function toStop({ entry }: CheckedEntry, reason: Stop['reason']): Stop {
  return { device: entry.device, seq: entry.seq, reason };
}
