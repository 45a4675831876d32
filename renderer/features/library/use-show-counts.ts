import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Response } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';
import type { ListFilter } from './list-types.ts';

export type ShowCounts = Response<'countEnterprises'>;

/** How many enterprises each filter would list under the present search; undefined until known. */
export function useShowCounts({ search, rule }: ListFilter): ShowCounts | undefined {
  const counts = useQuery({
    queryKey: [...queryKeys.enterprises, 'counts', search, rule],
    queryFn: () => request('countEnterprises', { search, rule }),
    placeholderData: keepPreviousData,
  });
  return counts.data;
}
