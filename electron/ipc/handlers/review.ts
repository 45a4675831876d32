import { addComment, editComment, removeComment, setCommentDone } from '#services/review/comments.ts';
import { getReview } from '#services/review/review-view.ts';
import { approveVisit, returnVisit, submitVisit, unlockVisit } from '#services/review/review-visit.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';
import type { reviewContract } from '../schemas/review.ts';

/** A visit under review: its states, and what people say about it. */
export function createReviewHandlers({
  library,
  settings,
}: HandlerContext): Pick<Handlers, keyof typeof reviewContract> {
  const inLanguage = <T extends object>(request: T) => ({ ...request, language: settings.get().language });
  return {
    submitVisit: async (request) => submitVisit(await library, inLanguage(request)),
    approveVisit: async (request) => approveVisit(await library, inLanguage(request)),
    returnVisit: async (request) => returnVisit(await library, inLanguage(request)),
    unlockVisit: async (request) => unlockVisit(await library, inLanguage(request)),
    getReview: async ({ inspectionId }) => getReview(await library, inspectionId),
    addComment: async (request) => addComment(await library, request),
    editComment: async (request) => editComment(await library, request),
    removeComment: async (request) => removeComment(await library, request),
    setCommentDone: async (request) => setCommentDone(await library, request),
  };
}
