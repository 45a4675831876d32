import { getConflict } from '#services/merge/conflict-view.ts';
import { assertSeen, decideInWords } from '#services/merge/decide-in-words.ts';
import { listConflictLines } from '#services/merge/list-conflict-lines.ts';
import { countOpen } from '#services/merge/merge-overview.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';

type ConflictChannel = 'getConflictState' | 'listConflicts' | 'getConflict' | 'decideConflict';

/** Fields on which devices disagree: listed, shown with what the rules say, decided. */
export function createConflictHandlers({ library, settings }: HandlerContext): Pick<Handlers, ConflictChannel> {
  return {
    getConflictState: async () => ({ count: countOpen(await library).conflicts }),
    listConflicts: async ({ inspectionId, enterpriseId, ...page }) => {
      const about = { ...(inspectionId && { inspectionId }), ...(enterpriseId && { enterpriseId }) };
      const { total, lines } = listConflictLines(await library, { ...page, ...about });
      return { total, lines: [...lines] };
    },
    getConflict: async (place) => getConflict(await library, { ...place, language: settings.get().language }),
    decideConflict: async ({ place, decision, seen }) => {
      const opened = await library;
      assertSeen(opened, place, seen);
      decideInWords(opened, place, decision);
      return { left: countOpen(opened).conflicts };
    },
  };
}
