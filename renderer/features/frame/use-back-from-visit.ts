import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { queryKeys } from '#renderer/query.ts';
import type { Route } from './route.ts';

/** Leaves a visit for the list. What the list and the statistics say of it has changed meanwhile. */
export function useBackFromVisit(onRoute: (route: Route) => void): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const key of [queryKeys.enterprises, queryKeys.enterprise, queryKeys.statistics, queryKeys.verdictSummary]) {
      void client.invalidateQueries({ queryKey: key });
    }
    onRoute({ screen: 'library' });
  }, [client, onRoute]);
}
