import { completeVisit, reopenVisit, voidVisit } from '#services/completion/complete-visit.ts';
import { reevaluateVisit } from '#services/completion/reevaluate.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';

type CompletionChannel = 'completeVisit' | 'reopenVisit' | 'voidVisit' | 'reevaluateVisit';

/** A visit as a whole: completed, reopened, voided, and looked at under the present rules. */
export function createCompletionHandlers({ library, settings }: HandlerContext): Pick<Handlers, CompletionChannel> {
  const inLanguage = <T extends object>(request: T) => ({ ...request, language: settings.get().language });
  return {
    completeVisit: async (request) => completeVisit(await library, inLanguage(request)),
    reopenVisit: async (request) => reopenVisit(await library, inLanguage(request)),
    voidVisit: async (request) => voidVisit(await library, inLanguage(request)),
    reevaluateVisit: async (request) => reevaluateVisit(await library, inLanguage(request)),
  };
}
