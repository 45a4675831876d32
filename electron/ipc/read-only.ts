import { AppError } from '#domain/error.ts';
import { channels } from './channels.ts';
import type { Channel } from './channels.ts';
import type { Handlers } from './router.ts';

/** What can be asked while a file from somebody else is looked through: nothing that writes in a library. */
export const readingChannels: readonly Channel[] = [
  'getSession',
  // Settings are the program's; the inspector's name, which goes to the library too, is refused there.
  'saveSettings',
  'getPack',
  'listEnterprises',
  'countEnterprises',
  'getEnterprise',
  'getVisit',
  'getHistory',
  'getReview',
  'getFindings',
  'listFindingEvidence',
  'listFollowUp',
  'getAssignments',
  'getTaskOverview',
  'listTasks',
  'getStatistics',
  'getVerdictSummary',
  'getBackupState',
  'saveReport',
  'getReportProgress',
  'cancelReport',
  'listEvidence',
  'checkEvidence',
  'saveEvidenceAs',
  'listVisitDocuments',
  'listDocuments',
  'previewDocument',
  'saveDocument',
  'openDocument',
  'getDocumentBatch',
  'getClockProblem',
  'getConflictState',
  'listConflicts',
  'getConflict',
  'getClockProblem',
  'getConflictState',
  'listConflicts',
  'getConflict',
  'closeGuest',
];

/** The same handlers, of which those that write refuse. */
export function toReadOnly(handlers: Handlers): Handlers {
  const refuse = (): never => {
    throw new AppError('STORAGE_READ_ONLY', 'A file from somebody else is only looked at');
  };
  const entries = channels.map((channel) => [channel, readingChannels.includes(channel) ? handlers[channel] : refuse]);
  // One entry per channel, each answering as that channel's own handler does.
  return Object.fromEntries(entries) as Handlers;
}
