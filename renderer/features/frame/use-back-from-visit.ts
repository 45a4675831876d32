import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { queryKeys } from '#renderer/query.ts';
import type { MainScreen, Route } from './route.ts';

const stale = [
  queryKeys.enterprises,
  queryKeys.enterprise,
  queryKeys.statistics,
  queryKeys.verdictSummary,
  queryKeys.followUp,
  queryKeys.conflicts,
  queryKeys.conflictState,
] as const;

/** Leaves a visit for where it was opened from. What the list and the statistics say of it has changed meanwhile. */
export function useBackFromVisit(onRoute: (route: Route) => void, from: MainScreen = 'library'): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const key of stale) {
      void client.invalidateQueries({ queryKey: key });
    }
    onRoute({ screen: from });
  }, [client, onRoute, from]);
}
