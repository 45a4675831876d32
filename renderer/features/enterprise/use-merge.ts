import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';
import type { MergePair, MergePreview, MergeRequest } from './types.ts';

/** Both sides of a merge, as they are now. */
export function useMergePreview(pair: MergePair): UseQueryResult<MergePreview> {
  return useQuery({
    queryKey: [...queryKeys.enterprise, 'merge', pair.from, pair.into],
    queryFn: () => request('previewMerge', pair),
  });
}

export function useMerge(): UseMutationResult<unknown, Error, MergeRequest> {
  const refresh = useRefresh();
  return useMutation({ mutationFn: (merge) => request('mergeEnterprises', merge), onSuccess: refresh });
}

export function useUnmerge(): UseMutationResult<unknown, Error, string> {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (enterpriseId) => request('unmergeEnterprise', { enterpriseId }),
    onSuccess: refresh,
  });
}

/** Two enterprises that are one, or are two again: everything that lists or counts them is read again. */
function useRefresh(): () => void {
  const client = useQueryClient();
  return () => {
    const { enterprises, enterprise, session, statistics, verdictSummary, visit, duplicates } = queryKeys;
    for (const key of [enterprises, enterprise, session, statistics, verdictSummary, visit, duplicates]) {
      void client.invalidateQueries({ queryKey: key });
    }
  };
}
