import { findChange, findChainHead, listChangeDevices } from '#db/repositories/changes.ts';
import { isWithheld } from '#db/repositories/withheld.ts';
import { AppError } from '#domain/error.ts';
import { closeLibrary, openLibrary } from '../library.ts';
import type { Library } from '../library.ts';
import { hasRightHash } from '../verify/verify-chains.ts';
import { verifyLibrary } from '../verify.ts';
import { describeLibrary } from './describe-library.ts';
import type { LibrarySummary } from './describe-library.ts';

/** `quick`: pages, references and the end of every chain. `whole`: the whole history too, unless it is very long. */
export type Depth = 'quick' | 'whole';

/** How many entries at the end of every chain are recomputed: the ones that were written last before the copy. */
const quickCheckEntries = 200;

/** Up to this many visits the whole history is recomputed within a few seconds. */
const wholeCheckVisits = 5000;

/**
 * Opens a backup as a file from elsewhere (header, schema, pages, references) and recomputes its history. Writes nothing.
 * @throws AppError FILE_*, HISTORY_BROKEN, NOT_FOUND, STORAGE_*.
 */
export function inspectBackup(file: string, depth: Depth): LibrarySummary {
  const library = openLibrary({ file, access: 'read' });
  try {
    const summary = describeLibrary(library);
    assertPages(library);
    for (const device of listChangeDevices(library.db)) assertChainEnd(library, device);
    if (depth === 'whole' && summary.visits <= wholeCheckVisits) assertHistory(library);
    return summary;
  } finally {
    closeLibrary(library);
  }
}

function assertPages({ db, file }: Library): void {
  const outcome = db.pragma('integrity_check(1)', { simple: true });
  const broken = db.pragma('foreign_key_check') as unknown[];
  if (outcome === 'ok' && broken.length === 0) return;
  throw new AppError('FILE_DAMAGED', 'The backup is not sound', { file, outcome });
}

function assertChainEnd({ db, file }: Library, device: string): void {
  const last = findChainHead(db, device)?.seq ?? 0;
  let next: string | undefined;
  for (let seq = last; seq > Math.max(0, last - quickCheckEntries); seq -= 1) {
    const entry = findChange(db, { device, seq });
    // What did not come along has no end of its own to be held against.
    if (entry === undefined && isWithheld(db, { device, seq })) {
      next = undefined;
      continue;
    }
    const isRight = entry !== undefined && hasRightHash(entry) && (next === undefined || next === entry.hash);
    if (!isRight) throw new AppError('HISTORY_BROKEN', 'The history of the backup does not fit', { file, seq });
    next = entry.prev;
  }
}

function assertHistory(library: Library): void {
  // A photo that was lost is no reason to refuse everything else; `verify` goes on naming it.
  const first = verifyLibrary(library).problems.find(({ code }) => !code.startsWith('ATTACHMENT_'));
  if (first === undefined) return;
  throw new AppError('HISTORY_BROKEN', first.message, { file: library.file, where: first.where });
}
