import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Response } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';
import type { Statistics, VerdictSummary, Where } from './types.ts';

/** The figures of a scope; those of the scope before stay until they are there. */
export function useStatistics(where: Where): UseQueryResult<Statistics> {
  return useQuery({
    queryKey: [...queryKeys.statistics, where],
    queryFn: () => request('getStatistics', where),
    placeholderData: keepPreviousData,
  });
}

export function useVerdictSummary(): UseQueryResult<VerdictSummary> {
  return useQuery({ queryKey: queryKeys.verdictSummary, queryFn: () => request('getVerdictSummary') });
}

export function usePack(): UseQueryResult<Response<'getPack'>> {
  return useQuery({ queryKey: queryKeys.pack, queryFn: () => request('getPack') });
}

export type RuleLives = ReadonlyMap<string, Response<'listFollowUp'>['rules'][number]>;

/** By rule how many findings that somebody has acted on are open, overdue and closed. */
export function useRuleLives(): UseQueryResult<RuleLives> {
  return useQuery({
    queryKey: [...queryKeys.followUp, 'rules'],
    queryFn: async () => {
      const { rules } = await request('listFollowUp', { state: 'all', due: 'any', search: '', limit: 1 });
      return new Map(rules.map((life) => [life.rule, life]));
    },
  });
}
