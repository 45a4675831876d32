import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Request } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';
import type { Assigned, Assignment, Change, KnownInspector, TaskOverview } from './types.ts';

/** Below the enterprise's own key: whatever makes that stale, as a visit does, may change what is done. */
function toKey(enterpriseId: string | undefined): readonly unknown[] {
  return [...queryKeys.enterprise, enterpriseId, 'assignments'];
}

/** Of one enterprise, the most urgent first. */
export function useAssignments(enterpriseId: string): UseQueryResult<readonly Assignment[]> {
  return useQuery({ queryKey: toKey(enterpriseId), queryFn: () => request('getAssignments', { enterpriseId }) });
}

/** What every inspector has to do, read anew whenever it is looked at. */
export function useTaskOverview(): UseQueryResult<TaskOverview> {
  return useQuery({
    queryKey: [...queryKeys.tasks, 'overview'],
    queryFn: () => request('getTaskOverview'),
    staleTime: 0,
  });
}

export function useKnownInspectors(): readonly KnownInspector[] {
  const { data } = useQuery({
    queryKey: [...queryKeys.tasks, 'inspectors'],
    queryFn: () => request('listKnownInspectors'),
    staleTime: 0,
  });
  return data ?? [];
}

/** Says who is to visit which enterprises. */
export function useAssign(): UseMutationResult<Assigned, Error, Request<'assignEnterprises'>> {
  const refresh = useRefresh();
  return useMutation({ mutationFn: (wanted) => request('assignEnterprises', wanted), onSuccess: refresh });
}

type Changing = { readonly assignmentId: string; readonly change: Change };

export function useChangeAssignment(): UseMutationResult<readonly Assignment[], Error, Changing> {
  const refresh = useRefresh();
  return useMutation({ mutationFn: (wanted) => request('changeAssignment', wanted), onSuccess: refresh });
}

type Withdrawing = UseMutationResult<{ readonly withdrawn: number }, Error, void>;

/** Withdraws all that is open of an inspector. */
export function useWithdrawOpen(inspector: string, onWithdrawn: (count: number) => void): Withdrawing {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: () => request('withdrawOpenAssignments', { inspector }),
    onSuccess: ({ withdrawn }) => {
      refresh();
      onWithdrawn(withdrawn);
    },
  });
}

/** The list, the enterprise beside it and the overview show assignments. */
function useRefresh(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const queryKey of [queryKeys.enterprises, queryKeys.enterprise, queryKeys.tasks])
      void client.invalidateQueries({ queryKey });
  }, [client]);
}
