import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';
import type { NewVisit } from './types.ts';

/** Begins a visit; gives its id. */
export function useCreateVisit(): UseMutationResult<string, Error, NewVisit> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (visit: NewVisit) => (await request('createVisit', visit)).inspectionId,
    onSuccess: () => {
      for (const key of [queryKeys.enterprises, queryKeys.enterprise, queryKeys.statistics, queryKeys.verdictSummary]) {
        void client.invalidateQueries({ queryKey: key });
      }
    },
  });
}
