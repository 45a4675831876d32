import { pageSize } from './list-types.ts';
import type { EnterprisePages } from './use-enterprise-pages.ts';
import type { Selection } from './use-library-view.ts';

/**
 * Completes a selection from the rows: the enterprise at a place whose page was still on its way, or the place of an
 * enterprise that stayed chosen while others were listed (-1 where it is not among the first).
 */
export function resolveSelection(selection: Selection, pages: Pick<EnterprisePages, 'rowAt'>): Selection {
  const { index, enterpriseId } = selection;
  if (enterpriseId === undefined) return { index, enterpriseId: pages.rowAt(index)?.enterpriseId };
  if (index >= 0) return selection;
  const places = Array.from({ length: pageSize }, (_, place) => place);
  return { index: places.find((place) => pages.rowAt(place)?.enterpriseId === enterpriseId) ?? -1, enterpriseId };
}
