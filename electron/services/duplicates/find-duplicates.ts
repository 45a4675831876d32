import { parseCreditCode } from '#domain/credit-code.ts';
import { getEnterprise } from '#db/repositories/enterprises.ts';
import type { Library } from '../library.ts';
import { type EnterpriseView, toEnterpriseView } from '../views.ts';
import { type Pause, prepareNames } from './kept-index.ts';
import { type DuplicateReason, findCandidates } from './name-index.ts';

/** An enterprise as it is being typed. */
export type TypedEnterprise = {
  readonly name: string;
  readonly creditCode: string | null;
  readonly regionCode: string | null;
  /** The one that is being changed; absent for a new one. */
  readonly enterpriseId?: string | undefined;
};

export type DuplicateView = { readonly enterprise: EnterpriseView; readonly reason: DuplicateReason };

const mostShown = 5;

/** Enterprises of the library that may be the one being typed, the likeliest first, at most five. It only proposes. */
export async function findDuplicates(
  library: Library,
  typed: TypedEnterprise,
  pause: Pause,
): Promise<readonly DuplicateView[]> {
  const index = await prepareNames(library, pause);
  const code = parseCreditCode(typed.creditCode ?? '');
  const found = findCandidates(index, { ...typed, creditCode: code.ok ? code.code : null });
  return found.slice(0, mostShown).map(({ enterprise, reason }) => ({
    enterprise: toEnterpriseView(getEnterprise(library.db, enterprise.enterpriseId)),
    reason,
  }));
}
