import type { Db } from '#db/connection.ts';
import { listSeals } from '#db/repositories/seals.ts';
import type { SealRow } from '#db/repositories/seals.ts';
import { newestVersion } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migrations.ts';
import { compareChain } from '#sync/checkpoint.ts';
import { isExchangeSeal } from '#sync/seal.ts';
import type { AnySeal, SealDocument } from '#sync/seal.ts';
import { getContentHash } from '../content-hash.ts';
import type { VerifyProblem } from '../verify/problems.ts';
import { countWithheldUpTo, readCheckpoints, toFindHash } from './checkpoints.ts';
import { readSealedAttachments } from './sealed-attachments.ts';
import { checkAnySeal, countSealed } from './seals.ts';
import type { CheckedSeal } from './seals.ts';

/**
 * `intact`: everything that was sealed is there unchanged, and the key is known. `changed_after_sealing`: something of
 * it is missing or different, or the tables hold what no entry wrote. `broken`: the signature is not that of the key.
 * `unknown_device`: as intact, by a key that nobody has accepted.
 */
export type SealState = 'intact' | 'changed_after_sealing' | 'broken' | 'unknown_device';

export type SealFinding = {
  /** Hash of what was signed. */
  readonly seal: string;
  /** `file`: made for a hand-over, over all chains and the content. `exchange`: made in a folder, over the entries alone. */
  readonly scope: 'file' | 'exchange';
  /** Who says to have sealed; null where nothing of the seal is to be believed. */
  readonly device: string | null;
  readonly deviceName: string | null;
  readonly fingerprint: string | null;
  /** As the device's clock said. */
  readonly madeAt: string | null;
  /** Entries that were sealed, of all devices. */
  readonly count: number;
  /** Entries in the file besides: written or taken in since, which a library in use always has. */
  readonly since: number;
  readonly state: SealState;
  /** Entries ("device:seq") and rows ("table/row/field") that are missing or different. At most twenty. */
  readonly changed: readonly string[];
  /** The key was accepted, or is one of this computer's own. */
  readonly known: boolean;
};

export type SealContext = {
  readonly problems: readonly VerifyProblem[];
  /** Of the file, where it is known; else it is made where a seal asks for it. */
  readonly contentHash?: string | undefined;
  readonly isKnown: (seal: Pick<CheckedSeal<AnySeal>, 'publicKey' | 'seal'>) => boolean;
};

const mostChanges = 20;

/** Holds every seal in the file against what the file holds. `problems` are what the check of the history found. */
export function judgeSeals(db: Db, context: SealContext): readonly SealFinding[] {
  const rows = listSeals(db);
  if (rows.length === 0) return [];
  const file = describeFile(db, context);
  return rows.map((row) => {
    const checked = checkAnySeal(row);
    return checked === undefined ? toBroken(row) : judge(checked, { ...context, file });
  });
}

/** What every seal is held against, read once; the dear parts only where a seal asks for them. */
type SealedFile = {
  readonly total: number;
  /** How many of the entries that a seal is about did not come along. */
  readonly countWithheld: (seal: AnySeal) => number;
  readonly findHash: ReturnType<typeof toFindHash>;
  readonly contentHash: () => string;
  readonly attachments: () => ReturnType<typeof readSealedAttachments>;
};

function describeFile(db: Db, { contentHash }: SealContext): SealedFile {
  return {
    total: readCheckpoints(db).reduce((sum, { count }) => sum + count, 0),
    countWithheld: (seal) => countWithheldUpTo(db, seal.checkpoints),
    findHash: toFindHash(db),
    contentHash: once(() => contentHash ?? getContentHash({ db })),
    attachments: once(() => readSealedAttachments(db)),
  };
}

type Judgement = SealContext & { readonly file: SealedFile };

function judge(checked: CheckedSeal<AnySeal>, judgement: Judgement): SealFinding {
  const { seal, fingerprint, id } = checked;
  const count = countSealed(seal);
  const since = Math.max(0, judgement.file.total - count);
  const changed = listChanged(seal, { ...judgement, since });
  const known = judgement.isKnown(checked);
  const { device, deviceName, madeAt } = seal;
  const sound = known ? 'intact' : 'unknown_device';
  const state = changed.length > 0 ? 'changed_after_sealing' : sound;
  const found = { count, since, state, changed: changed.slice(0, mostChanges), known } as const;
  const scope = isExchangeSeal(seal) ? 'exchange' : 'file';
  return { seal: id, scope, device, deviceName, fingerprint, madeAt, ...found };
}

function listChanged(seal: AnySeal, judgement: Judgement & { readonly since: number }): readonly string[] {
  const { file, problems, since } = judgement;
  const lost = seal.checkpoints.filter((checkpoint) => compareChain(checkpoint, file.findHash) !== 'extends');
  const reached = new Map(seal.checkpoints.map(({ device, count }) => [device, count]));
  const isConcerned = isExchangeSeal(seal) ? isSealedEntry : isOfSealed;
  const altered = problems.filter((problem) => isConcerned(problem, reached)).map(({ where }) => where);
  const found = [...lost.map(({ device, count }) => `${device}:${count}`), ...altered];
  if (isExchangeSeal(seal)) return [...new Set(found)];
  // Entries that come along later are no change; entries that were there when it was sealed must be there.
  const more = file.countWithheld(seal) - (seal.withheld ?? 0);
  if (more > 0) found.push('content');
  if (found.length > 0 || since > 0 || more < 0) return [...new Set(found)];
  // Nothing was written since: the content must be that of the seal, whatever entries and tables say of each other.
  return listContentChanges(seal, file);
}

/** Content hashes of files with other tables cannot be compared: a newer program may fold more of the same entries. */
function listContentChanges(seal: SealDocument, file: SealedFile): readonly string[] {
  const hasSameTables = seal.schema === newestVersion(migrations);
  const changed = hasSameTables && file.contentHash() !== seal.contentHash ? ['content'] : [];
  const { count, hash } = file.attachments();
  // More than were sealed have arrived since; that those which are referred to are themselves is checked by their hash.
  const isLess = count < seal.attachments.count;
  const isOther = count === seal.attachments.count && hash !== seal.attachments.hash;
  return hasSameTables && (isLess || isOther) ? [...changed, 'attachments'] : changed;
}

const entryProblems: readonly string[] = ['CHAIN_GAP', 'CHAIN_PREVIOUS', 'CHAIN_HASH', 'ENTRY_UNREADABLE'];
const tableProblems: readonly string[] = ['TABLE_DIFFERS', 'CONFLICTS_DIFFER'];

/** A wrong entry counts where it was sealed; a table that holds what no entry wrote was changed past the history. */
function isOfSealed(problem: VerifyProblem, reached: ReadonlyMap<string, number>): boolean {
  return tableProblems.includes(problem.code) || isSealedEntry(problem, reached);
}

function isSealedEntry({ code, where }: VerifyProblem, reached: ReadonlyMap<string, number>): boolean {
  if (!entryProblems.includes(code)) return false;
  const at = where.lastIndexOf(':');
  return Number(where.slice(at + 1)) <= (reached.get(where.slice(0, at)) ?? 0);
}

function toBroken({ id }: SealRow): SealFinding {
  const nobody = { device: null, deviceName: null, fingerprint: null, madeAt: null };
  return { seal: id, scope: 'file', ...nobody, count: 0, since: 0, state: 'broken', changed: [], known: false };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
