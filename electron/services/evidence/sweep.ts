import { setImmediate as nextTurn } from 'node:timers/promises';
import { findNextPieces, removeUnnamedPieces } from '#db/repositories/attachments.ts';
import { writeRelaxed } from '#db/relaxed-write.ts';
import type { Library } from '#services/library.ts';
import { isUnderWay } from './uploads.ts';

/** Pieces removed in one go: 4 MiB. */
const slicePieces = 16;
const groupsPerTurn = 200;
const running = new WeakMap<Library, Promise<number>>();
const asked = new WeakSet<Library>();

/**
 * Removes the pieces that no attachment names: what a write left that did not end, and what was there already. Works in
 * slices with the event loop free in between; stops where the library is closed or a long write is under way, and the
 * next opening goes on. @returns how many pieces it removed.
 */
export async function sweep(library: Library): Promise<number> {
  let removed = 0;
  let after = '';
  for (let looked = 0; canWrite(library); looked += 1) {
    const group = findNextPieces(library.db, after);
    if (group === undefined) break;
    const count = group.isNamed || isUnderWay(library, group.piecesId) ? 0 : removeSlice(library, group.piecesId);
    removed += count;
    // A slice that was full may have left more of the same group.
    if (count < slicePieces) after = group.piecesId;
    if (count > 0 || looked % groupsPerTurn === groupsPerTurn - 1) await nextTurn();
  }
  return removed;
}

/** Begins a sweep when the event loop is free; one at a time, and once more where asked meanwhile. */
export function sweepLater(library: Library): void {
  if (running.has(library)) {
    asked.add(library);
    return;
  }
  const run = nextTurn()
    .then(() => sweep(library))
    // Left-overs harm nobody: what cannot be removed now is removed at the next opening.
    .catch(() => 0)
    .finally(() => {
      running.delete(library);
      if (asked.delete(library) && library.db.open) sweepLater(library);
    });
  running.set(library, run);
}

function canWrite({ db, access }: Library): boolean {
  return access === 'write' && db.open && !db.inTransaction;
}

function removeSlice({ db }: Library, piecesId: string): number {
  let removed = 0;
  writeRelaxed(db, () => {
    removed = removeUnnamedPieces(db, piecesId, slicePieces);
  });
  return removed;
}
