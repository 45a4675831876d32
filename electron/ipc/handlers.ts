import type { HandlerContext } from './context.ts';
import { createAssignmentHandlers } from './handlers/assignments.ts';
import { createBackupHandlers } from './handlers/backups.ts';
import { createCompletionHandlers } from './handlers/completion.ts';
import { createConflictHandlers } from './handlers/conflicts.ts';
import { createDocumentHandlers } from './handlers/documents.ts';
import { createEnterpriseHandlers } from './handlers/enterprises.ts';
import { createEvidenceHandlers } from './handlers/evidence.ts';
import { createFindingHandlers } from './handlers/findings.ts';
import { createForeignHandlers } from './handlers/foreign.ts';
import { createHandOverHandlers } from './handlers/hand-over.ts';
import { createImportHandlers } from './handlers/import.ts';
import { createMergeHandlers } from './handlers/merges.ts';
import { createMergingHandlers } from './handlers/merging.ts';
import { createOverviewHandlers } from './handlers/overview.ts';
import { createReportHandlers } from './handlers/reports.ts';
import { createReviewHandlers } from './handlers/review.ts';
import { createSessionHandlers } from './handlers/session.ts';
import { createSettingsHandlers } from './handlers/settings.ts';
import { createVisitHandlers } from './handlers/visits.ts';
import type { Handlers } from './router.ts';

/** Every handler of the contract. */
export function createHandlers(context: HandlerContext): Handlers {
  return {
    ...createSessionHandlers(context),
    ...createSettingsHandlers(context),
    ...createReportHandlers(context),
    ...createDocumentHandlers(context),
    ...createEnterpriseHandlers(context),
    ...createMergeHandlers(context),
    ...createMergingHandlers(context),
    ...createConflictHandlers(context),
    ...createVisitHandlers(context),
    ...createCompletionHandlers(context),
    ...createReviewHandlers(context),
    ...createFindingHandlers(context),
    ...createOverviewHandlers(context),
    ...createBackupHandlers(context),
    ...createImportHandlers(context),
    ...createEvidenceHandlers(context),
    ...createHandOverHandlers(context),
    ...createAssignmentHandlers(context),
    ...createForeignHandlers(context),
  };
}
