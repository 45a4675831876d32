import { isSameCell } from './canonical.ts';
import { toChangeId } from './change.ts';
import type { Cell, Change, ChangeId } from './change.ts';

/** An entry that set a field and that no other entry has replaced on it. */
export type Head = {
  readonly id: ChangeId;
  readonly device: string;
  readonly seq: number;
  readonly lamport: number;
  readonly cell: Cell;
};

/** A row as the log says: for every field that was ever set its heads, the one shown first. */
export type FoldedRow = ReadonlyMap<string, readonly Head[]>;

type Foldable = Pick<Change, 'device' | 'seq' | 'lamport' | 'fields'>;

/**
 * Folds the entries of one row. The outcome depends on the set of entries alone, not on their order or repetition; so
 * the union of two logs folds to the same everywhere. An entry replaces only what has a smaller lamport number: nobody
 * has seen an entry with a greater one, so a claim to have replaced it (to kill what is yet to be written) is void.
 */
export function foldRow(entries: Iterable<Foldable>): FoldedRow {
  const all = [...entries];
  return foldLine(all) ?? foldEntries(all);
}

/**
 * The usual row: nobody wrote beside anybody, and the entries come in the order in which they were written. Undefined
 * where any field was set without replacing just what stood there.
 */
function foldLine(entries: readonly Foldable[]): FoldedRow | undefined {
  const row = new Map<string, readonly [Head]>();
  for (const entry of entries) {
    const { device, seq, lamport, fields } = entry;
    const id = toChangeId(entry);
    for (const field of Object.keys(fields)) {
      const change = fields[field];
      const before = row.get(field)?.[0];
      if (change === undefined || change.length !== (before === undefined ? 1 : 2)) return undefined;
      if (before !== undefined && (change[1] !== before.id || before.lamport >= lamport)) return undefined;
      row.set(field, [{ id, device, seq, lamport, cell: change[0] }]);
    }
  }
  return row;
}

function foldEntries(entries: readonly Foldable[]): FoldedRow {
  const heads = new Map<string, Map<ChangeId, Head>>();
  const replaced = new Map<string, Map<ChangeId, number>>();
  for (const entry of entries) {
    for (const [field, [cell, ...seen]] of Object.entries(entry.fields)) {
      const head = toHead(entry, cell);
      getOrMake(heads, field, () => new Map<ChangeId, Head>()).set(head.id, head);
      const gone = getOrMake(replaced, field, () => new Map<ChangeId, number>());
      for (const id of seen) gone.set(id, Math.max(gone.get(id) ?? 0, entry.lamport));
    }
  }
  const row = new Map<string, readonly Head[]>();
  for (const [field, all] of heads) {
    const gone = replaced.get(field);
    const kept = [...all.values()].filter(({ id, lamport }) => (gone?.get(id) ?? 0) <= lamport);
    row.set(field, kept.sort(compareHeads));
  }
  return row;
}

/**
 * The row after an entry whose author had seen every head that it replaces, as this device's own always have. Equal to
 * folding the whole log again.
 */
export function applyToRow(row: FoldedRow, entry: Foldable): FoldedRow {
  const next = new Map(row);
  for (const [field, [cell, ...seen]] of Object.entries(entry.fields)) {
    const kept = (row.get(field) ?? []).filter(({ id }) => !seen.includes(id));
    next.set(field, [...kept, toHead(entry, cell)].sort(compareHeads));
  }
  return next;
}

/** What the field shows: its first head, or null where it was never set. */
export function getCell(row: FoldedRow, field: string): Cell {
  return row.get(field)?.[0]?.cell ?? null;
}

/** Says whether the field's heads hold different contents. */
export function isInConflict(row: FoldedRow, field: string): boolean {
  const [first, ...others] = row.get(field) ?? [];
  return first !== undefined && others.some(({ cell }) => !isSameCell(first.cell, cell));
}

/** Greatest by (lamport, device, sequence) first: the same on every machine, whatever the clocks. */
function compareHeads(a: Head, b: Head): number {
  if (a.lamport !== b.lamport) return b.lamport - a.lamport;
  if (a.device !== b.device) return a.device < b.device ? 1 : -1;
  return b.seq - a.seq;
}

function toHead({ device, seq, lamport }: Foldable, cell: Cell): Head {
  return { id: toChangeId({ device, seq }), device, seq, lamport, cell };
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
