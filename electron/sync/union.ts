import { findReaching } from '#domain/ranges.ts';
import type { CheckedEntry } from './entry.ts';
import type { LeftOut, Stretch } from './stretch.ts';

/** Where a chain stands: its last entry. Before the first: seq and lamport 0, hash empty. */
export type ChainEnd = { readonly seq: number; readonly lamport: number; readonly hash: string };

/** The entries of one device that may be new here, in the order of its chain. */
export type IncomingChain = {
  readonly device: string;
  /** Where the chain stands here. */
  readonly end: ChainEnd;
  readonly entries: Iterator<CheckedEntry>;
  /** What the source says to have left out, in order. */
  readonly stretches: readonly Stretch[];
};

/** What a chain goes on with: an entry, or entries that stay away. */
export type United = CheckedEntry | LeftOut;

export function isStretch(item: United): item is LeftOut {
  return 'first' in item;
}

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

type OpenChain = { readonly chain: IncomingChain; readonly next: CheckedEntry };

/**
 * The entries to take over, in an order in which each comes after everything that its author had seen, and the stretches
 * to note. `known` is the number of entries that are known here. A lamport number counts what its author had seen, so one
 * greater than all entries together cannot be followed: it waits. Withheld entries count as soon as their chain reaches
 * them, because which of them comes before what is not known.
 * @returns the chains that were not followed to their end.
 */
export function* uniteChains(chains: readonly IncomingChain[], known: number): Generator<United, readonly Stop[]> {
  const stops: Stop[] = [];
  const open: OpenChain[] = [];
  const noted: LeftOut[] = [];
  let count = known;
  const advance = (chain: IncomingChain, from: ChainEnd): readonly United[] => {
    const next = findNext(chain, from);
    const { passed, end, stop } = passStretches(chain, from, next);
    for (const stretch of passed) noted.push(stretch);
    count += end.seq - from.seq;
    const reason = stop ?? (next && judgeContinuation(end, next));
    if (reason !== undefined) stops.push({ device: chain.device, seq: next?.entry.seq ?? end.seq + 1, reason });
    else if (next !== undefined) open.push({ chain, next });
    return passed;
  };
  for (const chain of chains) yield* advance(chain, chain.end);
  while (open.length > 0) {
    const at = findLeast(open);
    const [least] = open.splice(at, 1);
    if (least === undefined) break;
    const { chain, next } = least;
    if (next.entry.lamport > count + 1) return [...stops, ...[least, ...open].map((one) => toStop(one.next, 'early'))];
    count += 1;
    yield next;
    yield* advance(chain, next.entry);
  }
  if (stops.length > 0) return stops;
  const early = noted.filter(({ lamport }) => lamport > count);
  return early.map(({ device, first: seq }) => ({ device, seq, reason: 'early' as const }));
}

type Passed = { readonly passed: readonly LeftOut[]; readonly end: ChainEnd; readonly stop?: Stop['reason'] };

/** Goes on over what was left out before the next entry. */
function passStretches(chain: IncomingChain, from: ChainEnd, next: CheckedEntry | undefined): Passed {
  if (chain.stretches.length === 0) return { passed: [], end: from };
  const passed: LeftOut[] = [];
  let end = from;
  for (const stretch of listBetween(chain, from, next)) {
    const stop = judgeStretch(end, stretch);
    if (stop !== undefined) return { passed, end, stop };
    passed.push({ ...stretch, device: chain.device });
    end = toEnd(stretch);
  }
  return { passed, end };
}

/** What was left out between where a chain stands and the next entry, the part that is known here cut off. */
function listBetween({ stretches }: IncomingChain, end: ChainEnd, next: CheckedEntry | undefined): readonly Stretch[] {
  const before = next?.entry.seq ?? Number.POSITIVE_INFINITY;
  const between: Stretch[] = [];
  for (let at = findReaching(stretches, end.seq + 1); at < stretches.length; at += 1) {
    const stretch = stretches[at];
    if (stretch === undefined || stretch.first >= before) break;
    between.push({ ...stretch, first: Math.max(stretch.first, end.seq + 1) });
  }
  return between;
}

/** Every entry's number is at least one greater than that of the entry before. */
function judgeStretch(end: ChainEnd, { first, last, lamport }: Stretch): Stop['reason'] | undefined {
  if (first !== end.seq + 1) return 'gap';
  return lamport >= end.lamport + last - end.seq ? undefined : 'order';
}

export function toEnd({ last, lamport, hash }: Stretch): ChainEnd {
  return { seq: last, lamport, hash };
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
