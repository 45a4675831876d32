import { getConflict } from '#services/merge/conflict-view.ts';
import { decideInWords } from '#services/merge/decide-in-words.ts';
import { listConflictedEnterprises, listConflictLines } from '#services/merge/list-conflict-lines.ts';
import { countOpen } from '#services/merge/merge-overview.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';

type ConflictChannel = 'getConflictState' | 'listConflicts' | 'getConflict' | 'decideConflict';

/** Fields on which devices disagree: listed, shown with what the rules say, decided. */
export function createConflictHandlers({ library, settings }: HandlerContext): Pick<Handlers, ConflictChannel> {
  return {
    getConflictState: async () => {
      const opened = await library;
      return { count: countOpen(opened).conflicts, enterprises: [...listConflictedEnterprises(opened)] };
    },
    listConflicts: async ({ inspectionId, ...page }) => {
      const ofVisit = inspectionId === undefined ? {} : { inspectionId };
      const { total, lines } = listConflictLines(await library, { ...page, ...ofVisit });
      return { total, lines: [...lines] };
    },
    getConflict: async (place) => getConflict(await library, { ...place, language: settings.get().language }),
    decideConflict: async ({ place, decision }) => {
      const opened = await library;
      decideInWords(opened, place, decision);
      return { left: countOpen(opened).conflicts };
    },
  };
}
