import type { Db } from '#db/connection.ts';
import { findChange } from '#db/repositories/changes.ts';
import { findWithheldBefore, insertWithheld, listWithheld, removeWithheld } from '#db/repositories/withheld.ts';
import type { WithheldRow } from '#db/repositories/withheld.ts';
import { AppError } from '#domain/error.ts';
import { findReaching } from '#domain/ranges.ts';
import type { CheckedEntry } from '#sync/entry.ts';
import { fillStretch, isEntry } from '#sync/fill.ts';
import type { Knowledge } from '#sync/fill.ts';
import { beginningOfChain, toEnd } from '#sync/union.ts';
import type { ChainEnd } from '#sync/union.ts';
import type { Stretch } from '#sync/stretch.ts';
import type { SourceChain } from './source-chain.ts';
import { toForkError } from './source-chain.ts';

/**
 * Takes over what a source has of a chain's entries that were withheld here so far, and where its own stretches end,
 * because seals speak of that. Inside the caller's transaction. Yields often.
 * @param take writes an entry into the log.
 * @throws AppError HISTORY_FORKED where an entry does not fit what is here.
 */
export function* fillStretches(db: Db, chain: SourceChain, take: (checked: CheckedEntry) => void): Generator<void> {
  for (const stretch of listWithheld(db, chain.device)) {
    const before = findEndBefore(db, stretch);
    const steps = fillStretch(stretch, before, listKnown(chain, stretch));
    let isTouched = false;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) {
      const item = step.value;
      if (isSame(item, stretch)) continue;
      if (!isTouched) removeWithheld(db, stretch);
      isTouched = true;
      if (isEntry(item)) take(item);
      else insertWithheld(db, { ...item, device: chain.device });
      yield;
    }
    if (step.value !== undefined) throw toForkError(chain.device, step.value);
    // What comes after a gap waits.
    if (chain.isGapless && findWithheldBefore(db, chain.device, stretch.last)?.last === stretch.last) return;
    yield;
  }
}

/** Nothing of it was known. */
function isSame(item: Knowledge, { first, last }: Stretch): boolean {
  return !isEntry(item) && item.first === first && item.last === last;
}

function findEndBefore(db: Db, { device, first }: WithheldRow): ChainEnd {
  if (first === 1) return beginningOfChain;
  const entry = findChange(db, { device, seq: first - 1 });
  if (entry !== undefined) return entry;
  const stretch = findWithheldBefore(db, device, first - 1);
  if (stretch?.last === first - 1) return toEnd(stretch);
  throw new AppError('HISTORY_BROKEN', 'An entry before a stretch that was left out is missing', { device, first });
}

/** Those that end within the stretch, before its end. */
function* iterateEnds(stretches: readonly Stretch[], { first, last }: WithheldRow): Generator<Stretch> {
  for (let at = findReaching(stretches, first); at < stretches.length; at += 1) {
    const end = stretches[at];
    if (end === undefined || end.last >= last) return;
    yield end;
  }
}

/** Entries inside of the stretch and, in between, where stretches of the source end: both by number. */
function* listKnown(chain: SourceChain, stretch: WithheldRow): Generator<Knowledge> {
  const ends = iterateEnds(chain.stretches, stretch);
  let end = ends.next();
  let next = stretch.first;
  for (const checked of chain.entriesWithin(stretch)) {
    const { seq } = checked.entry;
    for (; end.done !== true && end.value.last < seq; end = ends.next()) yield end.value;
    if (chain.isGapless && seq !== next) return;
    yield checked;
    next = seq + 1;
  }
  for (; end.done !== true; end = ends.next()) yield end.value;
}
