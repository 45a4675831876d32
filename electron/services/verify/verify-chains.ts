import type { Db } from '#db/connection.ts';
import { iterateChain, listChangeDevices } from '#db/repositories/changes.ts';
import type { ChangeRow } from '#db/repositories/changes.ts';
import { logSchemaVersion } from '#domain/file-format.ts';
import { toCanonicalJson } from '#sync/canonical.ts';
import { toChangeId } from '#sync/change.ts';
import { hashStoredChange } from '#sync/hash.ts';
import { toChange } from '../journal/stored-change.ts';
import type { Report } from './problems.ts';

/** Every device's entries: numbered from 1 without gaps, each bound to the one before, each with its own hash right. */
export function verifyChains(db: Db, report: Report): void {
  for (const device of listChangeDevices(db)) {
    let before = { seq: 0, lamport: 0, hash: '' };
    for (const row of iterateChain(db, device)) {
      const where = toChangeId(row);
      if (row.seq !== before.seq + 1)
        report({ code: 'CHAIN_GAP', message: `Entry ${before.seq + 1} is missing`, where });
      else if (row.prev !== before.hash)
        report({ code: 'CHAIN_PREVIOUS', message: 'Not bound to the entry before', where });
      if (row.lamport <= before.lamport) report({ code: 'CHAIN_GAP', message: 'The count goes backwards', where });
      if (!hasRightHash(row)) report({ code: 'CHAIN_HASH', message: 'Changed since it was written', where });
      else if (!isReadable(row)) report({ code: 'ENTRY_UNREADABLE', message: 'Not in the form of an entry', where });
      before = row;
    }
  }
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
