import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';
import type { DocumentPreviewView, DocumentView } from './types.ts';

export type Documents = {
  readonly list: readonly DocumentView[] | undefined;
  readonly error: Error | null;
  readonly chosen: DocumentView | undefined;
  readonly choose: (documentId: string | undefined) => void;
  /** What is being done; nothing is begun beside it. */
  readonly busy: boolean;
  /** Why the last step failed; gone when the next begins. */
  readonly failure: unknown;
  /** Does a step and shows the document that it is about; asks for everything anew. */
  readonly run: (step: () => Promise<DocumentView | null>) => Promise<boolean>;
  readonly retry: () => void;
};

/** What every part of the desk is about. */
export type DetailProps = { readonly document: DocumentView; readonly documents: Documents };

/** The documents of a visit, the one that is looked at, and the steps with them. */
export function useDocuments(inspectionId: string, first?: string): Documents {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: [...queryKeys.documents, inspectionId],
    queryFn: () => request('listVisitDocuments', { inspectionId }),
    // Another part of the program may have issued some meanwhile (a batch).
    staleTime: 0,
  });
  const [chosenId, choose] = useState(first);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const run = useCallback(
    async (step: () => Promise<DocumentView | null>): Promise<boolean> => {
      setBusy(true);
      setFailure(undefined);
      try {
        const document = await step();
        await client.invalidateQueries({ queryKey: queryKeys.documents });
        choose(document?.documentId);
        return true;
      } catch (error) {
        setFailure(error);
        return false;
      } finally {
        // What a notice names is issued with it.
        for (const queryKey of [queryKeys.documentPreview, queryKeys.findings, queryKeys.followUp])
          void client.invalidateQueries({ queryKey });
        setBusy(false);
      }
    },
    [client],
  );
  return {
    list: query.data,
    error: query.error,
    chosen: query.data?.find(({ documentId }) => documentId === chosenId),
    choose: (documentId) => {
      setFailure(undefined);
      choose(documentId);
    },
    busy,
    failure,
    run,
    retry: () => void query.refetch(),
  };
}

export type Preview = { readonly preview: DocumentPreviewView | undefined; readonly error: Error | null };

/** The document as it is printed; made anew whenever it is looked at. */
export function usePreview(documentId: string): Preview {
  const { data, error } = useQuery({
    queryKey: [...queryKeys.documentPreview, documentId],
    queryFn: () => request('previewDocument', { documentId }),
    staleTime: 0,
    gcTime: 0,
  });
  return { preview: data, error };
}
