import type { Db } from '#db/connection.ts';
import { countChain, findChange, findChainHead, listChangeDevices } from '#db/repositories/changes.ts';
import { findWithheldBefore } from '#db/repositories/withheld.ts';
import { AppError } from '#domain/error.ts';
import { toEnd } from '#sync/union.ts';
import type { ChainEnd } from '#sync/union.ts';
import type { Stretch } from '#sync/stretch.ts';
import type { CheckedEntry } from '#sync/entry.ts';
import { toChecked } from '../merge/foreign-log.ts';
import type { SourceChain } from '../merge/source-chain.ts';
import type { ChosenEntries } from './choose-entries.ts';

/**
 * Every chain of the library with the chosen entries alone, for a file that holds nothing yet.
 * @throws AppError HISTORY_BROKEN where entries are missing; while entries are read FILE_DAMAGED, FILE_HOSTILE.
 */
export function toChosenChains(db: Db, chosen: ChosenEntries): readonly SourceChain[] {
  return listChangeDevices(db).map((device) => {
    if (findChainHead(db, device)?.seq !== countChain(db, device))
      throw new AppError('HISTORY_BROKEN', 'Entries of the history are missing', { device });
    const numbers = chosen.get(device) ?? [];
    return {
      device,
      entriesAfter: () => iterateChosen(db, device, numbers),
      // The file that these are for has nothing that could be filled or compared.
      entriesWithin: () => [],
      findHash: () => undefined,
      stretches: listLeftOut(db, device, numbers),
      isGapless: false,
    };
  });
}

function* iterateChosen(db: Db, device: string, numbers: readonly number[]): Generator<CheckedEntry> {
  for (const seq of numbers) {
    const entry = findChange(db, { device, seq });
    if (entry !== undefined) yield toChecked(entry);
  }
}

function listLeftOut(db: Db, device: string, numbers: readonly number[]): readonly Stretch[] {
  const head = findChainHead(db, device)?.seq ?? 0;
  const leftOut: Stretch[] = [];
  let reached = 0;
  for (const seq of [...numbers, head + 1]) {
    if (seq > reached + 1) {
      const { lamport, hash } = getEnd(db, device, seq - 1);
      leftOut.push({ first: reached + 1, last: seq - 1, lamport, hash });
    }
    reached = seq;
  }
  return leftOut;
}

/** Where the chain stands at a number: its entry, or the end of what was withheld from this library too. */
function getEnd(db: Db, device: string, seq: number): ChainEnd {
  const entry = findChange(db, { device, seq });
  if (entry !== undefined) return entry;
  const stretch = findWithheldBefore(db, device, seq);
  if (stretch?.last === seq) return toEnd(stretch);
  throw new AppError('HISTORY_BROKEN', 'An entry of the history is missing', { device, seq });
}
