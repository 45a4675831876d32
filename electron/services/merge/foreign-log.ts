import type { Db } from '#db/connection.ts';
import {
  countChain,
  findChainHead,
  findChange,
  findHashAt,
  hasChangeIn,
  iterateChain,
  iterateRange,
  listChangeDevices,
} from '#db/repositories/changes.ts';
import type { ChangeRow } from '#db/repositories/changes.ts';
import { listWithheld } from '#db/repositories/withheld.ts';
import type { WithheldRow } from '#db/repositories/withheld.ts';
import { AppError } from '#domain/error.ts';
import { checkEntry, isStretchShaped } from '#sync/entry.ts';
import type { CheckedEntry, EntryFault } from '#sync/entry.ts';
import { assertFitting } from './ingest.ts';
import type { SourceChain } from './source-chain.ts';

/**
 * The chains of a checked private copy of a file. A file holds whole chains: every device's entries from the first on, or
 * says which of them it leaves out.
 * @throws AppError FILE_DAMAGED where entries are missing, FILE_HOSTILE where something is left out that is there; while
 * entries are read both.
 */
export function readForeignChains(db: Db): readonly SourceChain[] {
  return listChangeDevices(db).map((device) => {
    const head = findChainHead(db, device);
    if (head?.seq !== countChain(db, device))
      throw new AppError('FILE_DAMAGED', 'Entries of the history are missing', { device });
    return {
      device,
      entriesAfter: (seq) => iterateChecked(iterateChain(db, device, seq)),
      entriesWithin: (range) => iterateChecked(iterateRange(db, { ...range, device })),
      findHash: (seq) => findHashAt(db, device, seq),
      stretches: readStretches(db, device),
      isGapless: false,
    };
  });
}

/** Their numbers are no one's word but the file's, so they are held against the entries that are there. */
function readStretches(db: Db, device: string): readonly WithheldRow[] {
  const stretches = listWithheld(db, device);
  let before = 0;
  for (const stretch of stretches) {
    const { first, last } = stretch;
    const isOver = hasChangeIn(db, stretch);
    if (isOver || first <= before || !isStretchShaped(stretch))
      throw new AppError('FILE_HOSTILE', 'What was left out of the history cannot be', { device, first, last });
    const next = findChange(db, { device, seq: last + 1 });
    if (next !== undefined && next.prev !== stretch.hash)
      throw new AppError('FILE_DAMAGED', 'What was left out of the history does not fit', { device, first, last });
    before = last;
  }
  return stretches;
}

export function* iterateChecked(rows: Iterable<ChangeRow>): Generator<CheckedEntry> {
  for (const row of rows) yield toChecked(row);
}

export function toChecked(row: ChangeRow): CheckedEntry {
  const checked = checkEntry(row);
  if (typeof checked === 'string') throw toFaultError(checked, row);
  assertFitting(checked);
  return checked;
}

/** A hash that does not fit may be an accident; a form that no program writes is none. */
function toFaultError(fault: EntryFault, { device, seq }: ChangeRow): AppError {
  const code = fault === 'HASH' ? 'FILE_DAMAGED' : 'FILE_HOSTILE';
  return new AppError(code, `An entry of the history is not what it says (${fault})`, { device, seq, fault });
}
