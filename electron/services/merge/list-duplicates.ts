import { findChange } from '#db/repositories/changes.ts';
import { findEnterprise } from '#db/repositories/enterprises.ts';
import { findMergeBatch } from '#db/repositories/merge-batches.ts';
import { AppError } from '#domain/error.ts';
import { findDuplicates } from '#services/duplicates/find-duplicates.ts';
import type { DuplicateView } from '#services/duplicates/find-duplicates.ts';
import type { Library } from '#services/library.ts';
import { withoutPause } from './slices.ts';
import type { Pause } from './slices.ts';

/** An enterprise that a file brought, and those of the library that may be the same one. */
export type BroughtDuplicate = { readonly enterpriseId: string; readonly candidates: readonly DuplicateView[] };

/**
 * Enterprises of a merged file that may have been entered twice (same code, same or near name), for people to decide: a
 * merge never joins them by itself. @throws AppError NOT_FOUND where there is no such merge.
 */
export async function listDuplicateCandidates(
  library: Library,
  batchId: string,
  pause: Pause = withoutPause,
): Promise<readonly BroughtDuplicate[]> {
  const rest = async (): Promise<void> => void (await pause());
  const found: BroughtDuplicate[] = [];
  for (const enterpriseId of listBroughtEnterprises(library, batchId)) {
    const enterprise = findEnterprise(library.db, enterpriseId);
    if (enterprise === undefined || enterprise.isDeleted) continue;
    const { name, creditCode, regionCode } = enterprise;
    const candidates = await findDuplicates(library, { name, creditCode, regionCode, enterpriseId }, rest);
    if (candidates.length > 0) found.push({ enterpriseId, candidates });
  }
  return found;
}

function listBroughtEnterprises({ db }: Library, batchId: string): ReadonlySet<string> {
  const batch = findMergeBatch(db, batchId);
  if (batch === undefined) throw new AppError('NOT_FOUND', `No merge ${batchId}`, { batchId });
  const ids = new Set<string>();
  for (const { device, first, last } of batch.entries) {
    for (let seq = first; seq <= last; seq += 1) {
      const entry = findChange(db, { device, seq });
      if (entry?.table === 'enterprises') ids.add(entry.row);
    }
  }
  return ids;
}
