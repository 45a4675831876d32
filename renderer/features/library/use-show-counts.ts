import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';
import { type Show, startFilter } from './list-types.ts';

export const shows: readonly Show[] = ['all', 'gap', 'unknown', 'in_progress', 'completed', 'not_visited'];

export type ShowCounts = ReadonlyMap<Show, number>;

/** How many enterprises each filter would list under the present search; undefined until known. */
export function useShowCounts(search: string): ShowCounts | undefined {
  const counts = useQuery({
    queryKey: [...queryKeys.enterprises, 'counts', search],
    queryFn: () => countShows(search),
    placeholderData: keepPreviousData,
  });
  return counts.data;
}

async function countShows(search: string): Promise<ShowCounts> {
  const count = async (show: Show): Promise<readonly [Show, number]> => {
    const page = await request('listEnterprises', { ...startFilter, search, show, offset: 0, limit: 1 });
    return [show, page.matching];
  };
  return new Map(await Promise.all(shows.map(count)));
}
