import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { queryKeys } from '#renderer/query.ts';

/** All that shows records is asked for again, also where the dialog is gone by then. */
export function useRefresh(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    const kept: readonly string[] = [...queryKeys.pack, ...queryKeys.mergeProgress];
    void client.invalidateQueries({ predicate: ({ queryKey }) => !kept.includes(String(queryKey[0])) });
  }, [client]);
}
