import type { HandlerContext } from './context.ts';
import { createBackupHandlers } from './handlers/backups.ts';
import { createCompletionHandlers } from './handlers/completion.ts';
import { createEnterpriseHandlers } from './handlers/enterprises.ts';
import { createImportHandlers } from './handlers/import.ts';
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
    ...createCompletionHandlers(context),
    ...createOverviewHandlers(context),
    ...createBackupHandlers(context),
    ...createImportHandlers(context),
  };
}
