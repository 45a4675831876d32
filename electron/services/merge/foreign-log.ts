import type { Db } from '#db/connection.ts';
import { countChain, findChainHead, findChange, iterateChain, listChangeDevices } from '#db/repositories/changes.ts';
import type { ChangeRow } from '#db/repositories/changes.ts';
import { AppError } from '#domain/error.ts';
import { checkEntry } from '#sync/entry.ts';
import type { CheckedEntry, EntryFault } from '#sync/entry.ts';
import { assertFitting } from './ingest.ts';
import type { SourceChain } from './ingest.ts';

/**
 * The chains of a checked private copy of a file. A file holds whole chains: every device's entries from the first on.
 * @throws AppError FILE_DAMAGED where entries are missing; while entries are read FILE_DAMAGED and FILE_HOSTILE.
 */
export function readForeignChains(db: Db): readonly SourceChain[] {
  return listChangeDevices(db).map((device) => {
    const head = findChainHead(db, device);
    if (head?.seq !== countChain(db, device))
      throw new AppError('FILE_DAMAGED', 'Entries of the history are missing', { device });
    return {
      device,
      entriesAfter: (seq) => iterateChecked(db, device, seq),
      findHash: (seq) => findChange(db, { device, seq })?.hash,
    };
  });
}

function* iterateChecked(db: Db, device: string, after: number): Generator<CheckedEntry> {
  for (const row of iterateChain(db, device, after)) yield toChecked(row);
}

function toChecked(row: ChangeRow): CheckedEntry {
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
