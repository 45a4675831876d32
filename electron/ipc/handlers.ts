import type { HandlerContext } from './context.ts';
import { createEnterpriseHandlers } from './handlers/enterprises.ts';
import { createOverviewHandlers } from './handlers/overview.ts';
import { createSessionHandlers } from './handlers/session.ts';
import { createVisitHandlers } from './handlers/visits.ts';
import type { Handlers } from './router.ts';

/** Every handler of the contract. */
export function createHandlers(context: HandlerContext): Handlers {
  return {
    ...createSessionHandlers(context),
    ...createEnterpriseHandlers(context),
    ...createVisitHandlers(context),
    ...createOverviewHandlers(context),
  };
}
