import type { Cell, LogTable } from '#domain/cell.ts';

export type { Cell, LogTable } from '#domain/cell.ts';

export const changeKinds = ['edit', 'undo', 'redo', 'import'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** "device:seq": names one entry of the log on every machine. */
export type ChangeId = string;

/** The new content of a field, then the entries whose content of that field it replaced. */
export type FieldChange = readonly [cell: Cell, ...replaced: ChangeId[]];

/** One entry of the log, as hashed. `table` is any text: entries of a newer program are kept as they are. */
export type Change = {
  readonly device: string;
  /** Counts the device's entries from 1 without gaps. */
  readonly seq: number;
  /** One more than the greatest that the device had seen: orders entries without trusting clocks. */
  readonly lamport: number;
  /** ISO 8601 UTC; information only, nothing is decided by it. */
  readonly wall: string;
  readonly author: string;
  readonly kind: ChangeKind;
  /** The entry that an undo or a redo took back or set again. */
  readonly target?: ChangeId;
  readonly table: string;
  readonly row: string;
  readonly fields: Readonly<Record<string, FieldChange>>;
  readonly schema: number;
  /** Hash of the device's entry before this one; empty for the first. */
  readonly prev: string;
  /** SHA-256 in hexadecimal over everything else. */
  readonly hash: string;
};

/** What is to be written to one row: only the fields that the author set. */
export type Edit = {
  readonly table: LogTable;
  readonly row: string;
  readonly set: Readonly<Record<string, Cell>>;
};

export function toChangeId(change: Pick<Change, 'device' | 'seq'>): ChangeId {
  return `${change.device}:${change.seq}`;
}
