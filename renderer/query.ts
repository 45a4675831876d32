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
  imports: ['imports'],
  importProgress: ['importProgress'],
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
