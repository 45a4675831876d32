import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Request, Response } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';

export type FollowUpFilter = Omit<Request<'listFollowUp'>, 'after' | 'limit'>;
export type FollowUpPage = Response<'listFollowUp'>;
export type FollowUpRow = FollowUpPage['rows'][number];
type Cursor = FollowUpPage['next'];

export const startFollowUp: FollowUpFilter = { state: 'open', due: 'any', search: '' };

const pageSize = 100;

export type FollowUp = {
  readonly filter: FollowUpFilter;
  readonly setFilter: (filter: FollowUpFilter) => void;
  readonly pages: readonly FollowUpPage[] | undefined;
  readonly error: unknown;
  readonly retry: () => void;
  /** Undefined where everything is there. */
  readonly showMore: (() => void) | undefined;
};

/** The findings of the library that the filter leaves, page by page; those of the filter before stay until then. */
export function useFollowUp(): FollowUp {
  const [filter, setFilter] = useState(startFollowUp);
  const query = useInfiniteQuery({
    queryKey: [...queryKeys.followUp, filter],
    queryFn: ({ pageParam }) =>
      request('listFollowUp', { ...filter, limit: pageSize, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as Cursor,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    // Visits change it in many ways: it is read anew whenever it is opened.
    gcTime: 0,
  });
  return {
    filter,
    setFilter,
    pages: query.data?.pages,
    error: query.error,
    retry: () => void query.refetch(),
    showMore: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
  };
}
