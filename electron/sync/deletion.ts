import type { Cell, Change, ChangeId } from './change.ts';
import { toChangeId } from './change.ts';
import type { FoldedRow } from './fold.ts';

/** The field that every synced table but the records has. A deletion is the cell 1 in it. */
export const deletedField = 'deleted';

type Positioned = Pick<Change, 'device' | 'seq'>;

/** How far a device's chain had been read when something was written: "device:seq" of the last entry of each. */
export type ReadPositions = readonly ChangeId[];

/**
 * What a deletion names beside the heads of its field: up to where its author had read every chain. Only so can it be
 * told what was written beside the deletion (and is not to vanish with it) from what was there before.
 */
export function toReadPositions(chains: Iterable<Positioned>): ReadPositions {
  return Array.from(chains, toChangeId);
}

/** The entries that none of the deletions had seen; none where the row is not deleted. */
export function listUnseen<Entry extends Pick<Change, 'device' | 'seq' | 'fields'>>(
  folded: FoldedRow,
  own: Iterable<Pick<Change, 'device' | 'seq' | 'fields'>>,
  scope: Iterable<Entry>,
): readonly Entry[] {
  const deletions = listDeletions(folded);
  if (deletions.size === 0) return [];
  const seen = new Map<string, number>();
  const see = (device: string, seq: number): void => void seen.set(device, Math.max(seq, seen.get(device) ?? 0));
  for (const entry of own) {
    if (!deletions.has(toChangeId(entry))) continue;
    see(entry.device, entry.seq);
    for (const id of entry.fields[deletedField]?.slice(1) ?? []) if (typeof id === 'string') see(...parseId(id));
  }
  return [...scope].filter((entry) => isMoreThanDeletion(entry) && entry.seq > (seen.get(entry.device) ?? 0));
}

/** Says whether the row is deleted by every head: an edit beside it and a restoring beside it both keep the row. */
export function isDeletedByAll(folded: FoldedRow): boolean {
  const heads = folded.get(deletedField) ?? [];
  return heads.length > 0 && heads.every(({ cell }) => isDeletion(cell));
}

function listDeletions(folded: FoldedRow): ReadonlySet<ChangeId> {
  if (!isDeletedByAll(folded)) return new Set();
  return new Set(folded.get(deletedField)?.map(({ id }) => id));
}

function isDeletion(cell: Cell): boolean {
  return cell === 1;
}

function isMoreThanDeletion({ fields }: Pick<Change, 'fields'>): boolean {
  return Object.keys(fields).some((field) => field !== deletedField);
}

function parseId(id: ChangeId): readonly [device: string, seq: number] {
  const at = id.lastIndexOf(':');
  return [id.slice(0, at), Number(id.slice(at + 1))];
}
