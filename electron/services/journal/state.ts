import { prepare } from '#db/connection.ts';
import type { Db } from '#db/connection.ts';
import { findChainHead, listChangeDevices, listChangesOfRow } from '#db/repositories/changes.ts';
import { hasWithheld } from '#db/repositories/withheld.ts';
import { foldRow } from '#sync/fold.ts';
import type { FoldedRow } from '#sync/fold.ts';
import type { UndoStacks } from '#sync/undo.ts';
import { toKnownChanges } from './stored-change.ts';
import { createRecentMap } from './recent-map.ts';
import type { RecentMap } from './recent-map.ts';

/** What the journal keeps in memory of a library: where its chain stands, and the rows that were written last. */
export type JournalState = {
  seq: number;
  lamport: number;
  hash: string;
  /** The last entry of every other device's chain, and whether all before it is here. */
  readonly others: readonly { readonly device: string; readonly seq: number; readonly isWhole: boolean }[];
  readonly rows: RecentMap<string, FoldedRow>;
  readonly stacks: RecentMap<string, UndoStacks>;
  readonly dataVersion: number;
};

const rememberedRows = 256;
const noEntry = { seq: 0, lamport: 0 };
const states = new WeakMap<Db, JournalState>();

/** The state of this connection; read anew after a rollback or where another connection has written. */
export function getJournalState(db: Db, device: string): JournalState {
  const dataVersion = Number(prepare(db, 'PRAGMA data_version').pluck().get());
  const known = states.get(db);
  if (known?.dataVersion === dataVersion) return known;
  const own = findChainHead(db, device);
  const heads = listChangeDevices(db).map((other) => ({ device: other, ...(findChainHead(db, other) ?? noEntry) }));
  const state: JournalState = {
    seq: own?.seq ?? 0,
    // Entries of one device rise in lamport, so the last of each chain holds its greatest.
    lamport: Math.max(0, ...heads.map(({ lamport }) => lamport)),
    hash: own?.hash ?? '',
    others: heads
      .filter((head) => head.device !== device)
      .map((head) => ({ device: head.device, seq: head.seq, isWhole: !hasWithheld(db, head.device) })),
    rows: createRecentMap(rememberedRows),
    stacks: createRecentMap(rememberedRows),
    dataVersion,
  };
  states.set(db, state);
  return state;
}

/** After a rollback nothing remembered is to be trusted. */
export function forgetJournalState(db: Db): void {
  states.delete(db);
}

/** The row as the log folds it. */
export function getFoldedRow(
  db: Db,
  state: JournalState,
  place: { readonly table: string; readonly row: string },
): FoldedRow {
  const key = `${place.table} ${place.row}`;
  const known = state.rows.get(key);
  if (known !== undefined) return known;
  const row = foldRow(toKnownChanges(listChangesOfRow(db, place.table, place.row)));
  state.rows.set(key, row);
  return row;
}

export function rememberRow(
  state: JournalState,
  place: { readonly table: string; readonly row: string },
  row: FoldedRow,
): void {
  state.rows.set(`${place.table} ${place.row}`, row);
}
