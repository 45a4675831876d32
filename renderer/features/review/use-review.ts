import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Response } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { useVisitState, useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { queryKeys } from '#renderer/query.ts';

export type Review = Response<'getReview'>;
export type Thread = Review['threads'][number];
export type CommentView = Thread['replies'][number];

/** The state is part of it: every step of the visit is read anew. */
function useReviewKey(): readonly unknown[] {
  const { inspectionId } = useVisitTools();
  const state = useVisitState(({ visit }) => visit.inspection.state);
  return [...queryKeys.review, inspectionId, state];
}

/** What was said about the open visit, and how it went through its states. */
export function useReview(): UseQueryResult<Review> {
  const { inspectionId } = useVisitTools();
  const queryKey = useReviewKey();
  return useQuery({ queryKey, queryFn: () => request('getReview', { inspectionId }), gcTime: 0 });
}

export type CommentWriting = {
  /** True once it is on disk. */
  readonly write: (send: () => Promise<Review>) => Promise<boolean>;
  readonly error: unknown;
  readonly isWriting: boolean;
};

/** Writes to the comments and shows what came of it everywhere. */
export function useCommentWriting(): CommentWriting {
  const client = useQueryClient();
  const queryKey = useReviewKey();
  const mutation = useMutation({
    mutationFn: (send: () => Promise<Review>) => send(),
    onSuccess: (review) => {
      client.setQueryData(queryKey, review);
      void client.invalidateQueries({ queryKey: queryKeys.enterprises });
    },
  });
  return {
    error: mutation.error,
    isWriting: mutation.isPending,
    write: (send) =>
      mutation.mutateAsync(send).then(
        () => true,
        () => false,
      ),
  };
}
