import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { Response } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';
import { type EnterpriseRow, type ListFilter, pageSize } from './list-types.ts';

type Page = Response<'listEnterprises'>;

export type EnterprisePages = {
  /** Undefined until the first answer. */
  readonly totals: Pick<Page, 'total' | 'matching' | 'isHandedOver'> | undefined;
  readonly error: Error | null;
  /** False while the rows of the filter before are still shown. */
  readonly settled: boolean;
  /** The row at a place; undefined while its page is on its way. */
  readonly rowAt: (index: number) => EnterpriseRow | undefined;
  readonly retry: () => void;
};

const recountMilliseconds = 1_500;

/** The list page by page: the first always, the others when `visible` (row numbers) comes near them. */
export function useEnterprisePages(filter: ListFilter, visible: readonly number[]): EnterprisePages {
  const first = useQuery({
    ...toPageQuery(filter, 0),
    placeholderData: keepPreviousData,
    // Verdicts of an older rule pack are counted anew in the background after the start.
    refetchInterval: ({ state }) => (state.data?.rows.some(isBeingCounted) === true ? recountMilliseconds : false),
  });
  const numbers = [...new Set(visible.map((index) => Math.floor(index / pageSize)))].filter((number) => number > 0);
  const others = useQueries({ queries: numbers.map((number) => toPageQuery(filter, number)) });
  const failed = [first, ...others].find((query) => query.error !== null);
  const rowAt = (index: number): EnterpriseRow | undefined => {
    const number = Math.floor(index / pageSize);
    const page = number === 0 ? first.data : others[numbers.indexOf(number)]?.data;
    return page?.rows[index - number * pageSize];
  };
  return {
    totals: first.data,
    error: failed?.error ?? null,
    settled: !first.isPlaceholderData,
    rowAt,
    retry: () => void failed?.refetch(),
  };
}

/** One page of the list, as it is held in memory. */
export function toPageQuery(filter: ListFilter, number: number) {
  const wanted = { ...filter, offset: number * pageSize, limit: pageSize };
  return {
    queryKey: [...queryKeys.enterprises, wanted],
    queryFn: (): Promise<Page> => request('listEnterprises', wanted),
  };
}

function isBeingCounted(row: EnterpriseRow): boolean {
  return row.inspectionId !== null && row.counts === null;
}
