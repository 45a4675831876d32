import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';
import type { EnterpriseView } from './types.ts';

/** An enterprise with its visits. The one before stays on the screen until it is there, so that moving does not flicker. */
export function useEnterprise(enterpriseId: string | undefined): UseQueryResult<EnterpriseView> {
  return useQuery({
    queryKey: [...queryKeys.enterprise, enterpriseId],
    queryFn: () => request('getEnterprise', { enterpriseId: enterpriseId ?? '' }),
    enabled: enterpriseId !== undefined,
    placeholderData: keepPreviousData,
  });
}
