import type { z } from 'zod';
import type { ListFilter } from '#services/enterprises.ts';
import type { Library } from '#services/library.ts';
import type { HandlerContext } from '../context.ts';
import type { listChoice } from '../schemas.ts';
import { createRuleFilter } from './rule-filter.ts';

type ListChoice = z.infer<typeof listChoice>;

/** From what was chosen in the window to a filter of the list. Ticked ones that are gone by now are left out. */
export function createChoiceFilter(
  context: Pick<HandlerContext, 'overview'>,
): (library: Library, among: ListChoice) => Promise<ListFilter> {
  const findAmong = createRuleFilter(context);
  return async (library, among) => {
    if ('ids' in among) return { search: '', show: 'all', among: { key: among.ids.join(), ids: new Set(among.ids) } };
    const { rule, ...filter } = among.filter;
    return { ...filter, among: rule === undefined ? undefined : await findAmong(library, rule) };
  };
}
