import { getEnterprise } from '#db/repositories/enterprises.ts';
import type { Library } from '../library.ts';
import { type EnterpriseView, toEnterpriseView } from '../views.ts';
import { type Pause, prepareNames } from './kept-index.ts';
import { type DuplicateReason, findCandidates } from './name-index.ts';

export type DuplicatePair = {
  readonly one: EnterpriseView;
  readonly two: EnterpriseView;
  readonly reason: DuplicateReason;
};

/** Part of a scan: `next` is where the next part begins, null after the last. */
export type ScanPart = {
  readonly pairs: readonly DuplicatePair[];
  readonly done: number;
  readonly total: number;
  readonly next: number | null;
};

const namesPerPart = 1_000;
const namesPerStep = 50;

/**
 * Looks through a part of the library for pairs that may be one enterprise, each pair once. It only proposes: nothing is
 * ever merged by itself.
 */
export async function scanDuplicates(library: Library, from: number, pause: Pause): Promise<ScanPart> {
  const index = await prepareNames(library, pause);
  const total = index.slots.length;
  const end = Math.min(total, from + namesPerPart);
  const pairs: DuplicatePair[] = [];
  for (let slot = from; slot < end && library.db.open; slot += 1) {
    const entry = index.slots[slot];
    if (slot % namesPerStep === namesPerStep - 1) await pause();
    if (entry === undefined) continue;
    const { enterprise } = entry;
    for (const { enterprise: twin, reason } of findCandidates(index, enterprise)) {
      // The other one of the pair came before: the pair is named once.
      if ((index.byId.get(twin.enterpriseId)?.slot ?? slot) >= slot) continue;
      pairs.push({ one: view(library, twin.enterpriseId), two: view(library, enterprise.enterpriseId), reason });
    }
  }
  return { pairs, done: end, total, next: end < total ? end : null };
}

function view(library: Library, id: string): EnterpriseView {
  return toEnterpriseView(getEnterprise(library.db, id));
}
