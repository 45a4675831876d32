import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Response } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';
import type { Conflict, Place } from './types.ts';
import { toPlaceId } from './types.ts';

/** How many fields are in conflict. */
export function useConflictState(): Response<'getConflictState'> | undefined {
  return useQuery({ queryKey: queryKeys.conflictState, queryFn: () => request('getConflictState') }).data;
}

/** The first conflicts in their lasting order. */
export function useConflictList(limit: number): UseQueryResult<Response<'listConflicts'>> {
  return useQuery({
    queryKey: [...queryKeys.conflicts, 'list', limit],
    queryFn: () => request('listConflicts', { from: 0, limit }),
    staleTime: 0,
    placeholderData: (before) => before,
  });
}

/** One conflict with all its contents. */
export function useConflict(place: Place): UseQueryResult<Conflict> {
  const { language } = useText();
  return useQuery({
    queryKey: [...queryKeys.conflicts, 'one', toPlaceId(place), language],
    queryFn: () => request('getConflict', { table: place.table, row: place.row, field: place.field }),
    staleTime: 0,
    gcTime: 0,
  });
}

/**
 * The fields of a visit's record that are in conflict. An answer decides as well, so it is asked again after each save
 * (`savedAt`) as long as there were any.
 */
export function useConflictsOfVisit(inspectionId: string, savedAt: string): readonly string[] {
  const queryKey = [...queryKeys.conflicts, 'visit', inspectionId];
  const queryFn = (): Promise<Response<'listConflicts'>> =>
    request('listConflicts', { inspectionId, from: 0, limit: 500 });
  const before = useQuery({ queryKey, queryFn, gcTime: 0 }).data;
  const isAskedAgain = before !== undefined && before.total > 0 && savedAt !== '';
  const after = useQuery({ queryKey: [...queryKey, savedAt], queryFn, enabled: isAskedAgain, gcTime: 0 }).data;
  const lines = (after ?? before)?.lines ?? [];
  return lines.filter(({ table }) => table === 'records').map(({ field }) => field);
}

/** The enterprise's own fields that are in conflict; asked only where there is any conflict at all. */
export function useConflictsOfEnterprise(enterpriseId: string): readonly string[] {
  const hasAny = (useConflictState()?.count ?? 0) > 0;
  const { data } = useQuery({
    // Below the enterprise's own key: whatever makes that stale may have decided one.
    queryKey: [...queryKeys.enterprise, enterpriseId, 'conflicts'],
    queryFn: () => request('listConflicts', { enterpriseId, from: 0, limit: 500 }),
    enabled: hasAny,
  });
  return hasAny && data !== undefined ? data.lines.map(({ field }) => field) : [];
}

/** A decision changes the record, its counts and the list. */
export function useRefreshConflicts(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    const kept: readonly string[] = [...queryKeys.pack, ...queryKeys.session];
    await client.invalidateQueries({ predicate: ({ queryKey }) => !kept.includes(String(queryKey[0])) });
  }, [client]);
}
