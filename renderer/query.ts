import { QueryClient } from '@tanstack/react-query';

/** Keys of what is held in memory; everything below one key is made stale together. */
export const queryKeys = {
  session: ['session'],
  pack: ['pack'],
  enterprises: ['enterprises'],
  enterprise: ['enterprise'],
  visit: ['visit'],
  statistics: ['statistics'],
  verdictSummary: ['verdictSummary'],
  backups: ['backups'],
  backupPreview: ['backupPreview'],
  backupState: ['backupState'],
  reportProgress: ['reportProgress'],
  imports: ['imports'],
  documents: ['documents'],
  documentPreview: ['documentPreview'],
  documentBatch: ['documentBatch'],
  importProgress: ['importProgress'],
  handOvers: ['handOvers'],
  handOverProgress: ['handOverProgress'],
  beforeHandOver: ['beforeHandOver'],
  foreignProgress: ['foreignProgress'],
  knownDevices: ['knownDevices'],
  duplicates: ['duplicates'],
  evidence: ['evidence'],
  evidenceCheck: ['evidenceCheck'],
  review: ['review'],
  findings: ['findings'],
  findingEvidence: ['findingEvidence'],
  followUp: ['followUp'],
  tasks: ['tasks'],
  merges: ['merges'],
  mergeProgress: ['mergeProgress'],
  conflicts: ['conflicts'],
  conflictState: ['conflictState'],
  clockProblem: ['clockProblem'],
} as const;

/**
 * The data lies on this very machine and only this window changes it, so nothing is asked again on focus or by time:
 * a write says itself what it makes stale.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: Infinity, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
