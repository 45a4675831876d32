import type { Db } from '#db/connection.ts';
import { findChangeAfter, listChangeDevices } from '#db/repositories/changes.ts';
import type { ChangeRow } from '#db/repositories/changes.ts';
import { iterateWithheld } from '#db/repositories/withheld.ts';
import type { WithheldRow } from '#db/repositories/withheld.ts';
import { logSchemaVersion } from '#domain/file-format.ts';
import { toCanonicalJson } from '#sync/canonical.ts';
import { toChangeId } from '#sync/change.ts';
import { hashStoredChange } from '#sync/hash.ts';
import { toChange } from '../journal/stored-change.ts';
import { beginningOfChain, toEnd } from '#sync/union.ts';
import type { ChainEnd } from '#sync/union.ts';
import { createFollower } from './follow-chain.ts';
import type { Report } from './problems.ts';

/**
 * Every device's entries: numbered from 1 without gaps, each bound to the one before, each with its own hash right. A
 * stretch that did not come along stands for its entries: it begins where the chain stands, and the entry after it is bound
 * to the hash that it ends with.
 */
export function verifyChains(db: Db, report: Report): void {
  for (const device of listChangeDevices(db)) {
    const stretches = iterateWithheld(db, device);
    let stretch = stretches.next();
    let before = beginningOfChain;
    const passUntil = (seq: number): void => {
      for (; stretch.done !== true && stretch.value.first < seq; stretch = stretches.next())
        before = passStretch(before, stretch.value, report);
    };
    const follow = createFollower(db, device);
    let seen = -1;
    for (;;) {
      const last = stretch.done === true ? Number.POSITIVE_INFINITY : stretch.value.first;
      const followed = follow(before, { seen, last });
      if (followed !== before) seen = followed.seq;
      before = followed;
      // The next one is not right beyond doubt, so it is looked at part by part.
      const row = findChangeAfter(db, { device, seq: seen });
      if (row === undefined) break;
      passUntil(row.seq);
      verifyEntry(before, row, report);
      before = row;
      seen = row.seq;
    }
    passUntil(Number.POSITIVE_INFINITY);
  }
}

function verifyEntry(before: ChainEnd, row: ChangeRow, report: Report): void {
  const where = toChangeId(row);
  if (row.seq !== before.seq + 1) report({ code: 'CHAIN_GAP', message: toGap(before, row.seq), where });
  else if (row.prev !== before.hash)
    report({ code: 'CHAIN_PREVIOUS', message: 'Not bound to the entry before', where });
  if (row.lamport <= before.lamport) report({ code: 'CHAIN_GAP', message: 'The count goes backwards', where });
  if (!hasRightHash(row)) report({ code: 'CHAIN_HASH', message: 'Changed since it was written', where });
  else if (!isReadable(row)) report({ code: 'ENTRY_UNREADABLE', message: 'Not in the form of an entry', where });
}

/** @returns where the chain stands after what did not come along. */
function passStretch(before: ChainEnd, stretch: WithheldRow, report: Report): ChainEnd {
  const { device, first: seq, last, lamport } = stretch;
  const where = toChangeId({ device, seq });
  if (seq !== before.seq + 1) report({ code: 'CHAIN_GAP', message: toGap(before, seq), where });
  else if (lamport < before.lamport + last - before.seq)
    report({ code: 'CHAIN_GAP', message: 'The count goes backwards', where });
  return toEnd(stretch);
}

function toGap(before: ChainEnd, seq: number): string {
  if (seq > before.seq + 1) return `Entry ${before.seq + 1} is missing`;
  return `Entry ${seq} is both here and left out`;
}

/** Says whether an entry is as it was when it was written. */
export function hasRightHash(row: ChangeRow): boolean {
  const { target, hash, ...rest } = row;
  try {
    return hashStoredChange({ ...rest, ...(target === null ? {} : { target }) }) === hash;
  } catch {
    // A text that no canonical form exists for cannot have been hashed by us.
    return false;
  }
}

function isReadable(row: ChangeRow): boolean {
  try {
    if (toCanonicalJson(JSON.parse(row.fields)) !== row.fields) return false;
    if (row.schema <= logSchemaVersion) toChange(row);
    return true;
  } catch {
    return false;
  }
}
