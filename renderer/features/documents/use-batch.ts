import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Request } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';
import type { BatchView } from './types.ts';

const pollMs = 300;

export type Batch = {
  readonly view: BatchView | undefined;
  readonly failure: unknown;
  readonly start: (wanted: Request<'startDocumentBatch'>) => void;
  /** Ends it after the document at hand. */
  readonly cancel: () => void;
};

/** The batch that runs, or the last one; while it runs it is asked for again and again. */
export function useBatch(): Batch {
  const client = useQueryClient();
  const [failure, setFailure] = useState<unknown>();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.documentBatch,
    queryFn: () => request('getDocumentBatch'),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? pollMs : false),
  });
  const isOver = data !== undefined && data.state !== 'running';
  useEffect(() => {
    if (!isOver) return;
    for (const queryKey of [queryKeys.documents, queryKeys.findings, queryKeys.followUp])
      void client.invalidateQueries({ queryKey });
  }, [client, isOver]);
  const attempt = (work: () => Promise<unknown>): void => {
    setFailure(undefined);
    work()
      .catch(setFailure)
      .finally(() => void refetch());
  };
  return {
    view: data,
    failure: failure ?? error ?? undefined,
    start: (wanted) => attempt(() => request('startDocumentBatch', wanted)),
    cancel: () => attempt(() => request('cancelDocumentBatch')),
  };
}
