import type { Db } from '#db/connection.ts';
import { findChainHead, findHashAt, listChangeDevices } from '#db/repositories/changes.ts';
import { listSeals } from '#db/repositories/seals.ts';
import { insertSeenCheckpoint, listSeenCheckpoints, removeSeenCheckpoint } from '#db/repositories/seen-checkpoints.ts';
import type { SeenCheckpointRow } from '#db/repositories/seen-checkpoints.ts';
import { countWithheld } from '#db/repositories/withheld.ts';
import { toInstant } from '#domain/clock.ts';
import { compareChain } from '#sync/checkpoint.ts';
import type { ChainState, Checkpoint, FindHash } from '#sync/checkpoint.ts';
import { parseAnySeal } from '#sync/seal.ts';
import type { Library } from '../library.ts';

/** How far every chain in the file reaches, by device. */
export function readCheckpoints(db: Db): readonly Checkpoint[] {
  return listChangeDevices(db).flatMap((device) => {
    const head = findChainHead(db, device);
    return head === undefined ? [] : { device, count: head.seq, head: head.hash };
  });
}

/** Looks up the hashes of a file's entries, as far as it knows them. */
export function toFindHash(db: Db): FindHash {
  return (device, seq) => findHashAt(db, device, seq);
}

/** How many of the entries up to these checkpoints the file does not hold. */
export function countWithheldUpTo(db: Db, checkpoints: readonly Checkpoint[]): number {
  return checkpoints.reduce((sum, { device, count }) => sum + countWithheld(db, device, count), 0);
}

/**
 * Remembers how far the chains of a file that arrived reached, also where nothing of it was taken in. Of the
 * checkpoints of a device only those are kept that a greater one does not already stand for. Joins an open transaction.
 * @throws AppError STORAGE_*.
 */
export function rememberCheckpoints(
  library: Library,
  seen: { readonly checkpoints: readonly Checkpoint[]; readonly findHash: FindHash; readonly seenIn: string },
): void {
  const at = toInstant(library.clock());
  const known = listSeenCheckpoints(library.db);
  for (const checkpoint of seen.checkpoints) {
    const earlier = known.filter(({ device }) => device === checkpoint.device);
    for (const one of earlier) {
      const isCovered = one.count < checkpoint.count && compareChain(one, seen.findHash) === 'extends';
      if (isCovered) removeSeenCheckpoint(library.db, one);
    }
    if (earlier.some(({ count }) => count > checkpoint.count)) continue;
    insertSeenCheckpoint(library.db, { ...checkpoint, seenIn: seen.seenIn, at });
  }
}

export type ChainFinding = {
  readonly device: string;
  /**
   * Against what was seen of the device before and what this library holds of it. `new`: nothing was. `behind`: an older
   * state, as an old file has it. `rolled_back`: the device itself sealed a shorter chain later. `forked`: two entries
   * of one number.
   */
  readonly state: ChainState | 'new' | 'rolled_back';
  /** Entries in the file; 0 where the file does not know the device. */
  readonly count: number;
  /** The furthest that was seen before. */
  readonly seen: number;
};

/** A file that arrived, as far as its chains go. */
export type ArrivedChains = {
  readonly checkpoints: readonly Checkpoint[];
  readonly findHash: FindHash;
  /** Who sealed the file and when; absent for one without a seal. */
  readonly sealedBy?: { readonly device: string; readonly madeAt: string };
};

/** How every chain of the file stands to what is known; devices that the file does not know are left out. */
export function compareWithSeen(library: Library, arrived: ArrivedChains): readonly ChainFinding[] {
  const seen = listSeenCheckpoints(library.db);
  return arrived.checkpoints.map((checkpoint) => {
    const ofDevice = seen.filter(({ device }) => device === checkpoint.device);
    const known = listKnown(library, checkpoint, ofDevice);
    const furthest = Math.max(0, ...known.map(({ count }) => count));
    const place = { device: checkpoint.device, count: checkpoint.count, seen: furthest };
    return { ...place, state: judgeChain(library, { arrived, checkpoint, known }) };
  });
}

/** Where to compare: the checkpoints that were seen, and the last entry that both this library and the file hold. */
function listKnown(
  library: Library,
  { device, count }: Checkpoint,
  seen: readonly SeenCheckpointRow[],
): readonly Checkpoint[] {
  const own = findChainHead(library.db, device);
  if (own === undefined) return seen;
  const seq = Math.min(own.seq, count);
  const shared = findHashAt(library.db, device, seq);
  const common = shared === undefined ? [] : [{ device, count: seq, head: shared }];
  return [...seen, { device, count: own.seq, head: own.hash }, ...common];
}

type Chain = {
  readonly arrived: ArrivedChains;
  readonly checkpoint: Checkpoint;
  readonly known: readonly Checkpoint[];
};

function judgeChain(library: Library, { arrived, checkpoint, known }: Chain): ChainFinding['state'] {
  if (known.length === 0) return 'new';
  const comparable = known.filter((one) => !isUnknown(arrived, checkpoint, one));
  const states = new Set(comparable.map((one) => compareChain(one, arrived.findHash)));
  if (states.has('forked')) return 'forked';
  if (!states.has('behind')) return 'extends';
  return isRolledBack(library, arrived, checkpoint) ? 'rolled_back' : 'behind';
}

/** The file reaches further, but has left the entry out: nothing is concluded from that. */
function isUnknown({ findHash }: ArrivedChains, reached: Checkpoint, { device, count }: Checkpoint): boolean {
  return count <= reached.count && findHash(device, count) === undefined;
}

/** An older file arriving late is nothing; a later seal over fewer entries is. */
function isRolledBack({ db }: Library, { sealedBy }: ArrivedChains, { device, count }: Checkpoint): boolean {
  if (sealedBy?.device !== device) return false;
  return listSeals(db).some(({ document }) => {
    const seal = parseAnySeal(document);
    if (seal?.device !== device || seal.madeAt >= sealedBy.madeAt) return false;
    return seal.checkpoints.some((sealed) => sealed.device === device && sealed.count > count);
  });
}
