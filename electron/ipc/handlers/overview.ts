import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';

/** Figures over the whole library; they take longer than a frame and are made in the background. */
export function createOverviewHandlers({
  overview,
}: HandlerContext): Pick<Handlers, 'getStatistics' | 'getVerdictSummary'> {
  return {
    getStatistics: (request) => overview.getStatistics(request),
    getVerdictSummary: () => overview.getVerdictSummary(),
  };
}
