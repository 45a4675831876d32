import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';
import { type ListFilter, type Show, startFilter } from './list-types.ts';

/** What was sent back comes first: somebody waits for it. */
export const shows: readonly Show[] = [
  'all',
  'returned',
  'gap',
  'unknown',
  'contradictory',
  'commented',
  'in_progress',
  'completed',
  'submitted',
  'not_visited',
];

export type ShowCounts = ReadonlyMap<Show, number>;

/** How many enterprises each filter would list under the present search; undefined until known. */
export function useShowCounts({ search, rule }: ListFilter): ShowCounts | undefined {
  const counts = useQuery({
    queryKey: [...queryKeys.enterprises, 'counts', search, rule],
    queryFn: () => countShows({ ...startFilter, search, rule }),
    placeholderData: keepPreviousData,
  });
  return counts.data;
}

async function countShows(filter: ListFilter): Promise<ShowCounts> {
  const count = async (show: Show): Promise<readonly [Show, number]> => {
    const page = await request('listEnterprises', { ...filter, show, offset: 0, limit: 1 });
    return [show, page.matching];
  };
  return new Map(await Promise.all(shows.map(count)));
}
