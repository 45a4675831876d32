import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';
import { type EnterpriseForm, toInput } from './model/check-enterprise.ts';

/** Makes an enterprise, or changes the one named; gives its id. What shows it is read again. */
export function useSaveEnterprise(enterpriseId: string | undefined): UseMutationResult<string, Error, EnterpriseForm> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (form: EnterpriseForm) => {
      const input = toInput(form);
      if (enterpriseId === undefined) return (await request('createEnterprise', input)).enterpriseId;
      await request('updateEnterprise', { ...input, enterpriseId });
      return enterpriseId;
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.enterprises });
      void client.invalidateQueries({ queryKey: queryKeys.enterprise });
      void client.invalidateQueries({ queryKey: queryKeys.session });
      // The place of an enterprise decides which local law it is judged by.
      void client.invalidateQueries({ queryKey: queryKeys.statistics });
      void client.invalidateQueries({ queryKey: queryKeys.verdictSummary });
    },
  });
}
