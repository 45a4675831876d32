import { z } from 'zod';
import { greatestReasonLength } from '#domain/completion.ts';
import { greatestCommentLength } from '#domain/review.ts';
import { id, visitView } from '../schemas.ts';
import { reasonedRequest } from './completion.ts';

const visitKey = z.strictObject({ inspectionId: id });
const recordState = z.enum(['draft', 'completed', 'submitted', 'approved', 'returned', 'void']);
const commentText = z.string().trim().min(1).max(greatestCommentLength);
const commentKey = z.strictObject({ commentId: id });

const comment = z.object({
  id,
  fact: z.string().nullable(),
  /** Null where it was deleted and its replies stay. */
  text: z.string().nullable(),
  author: z.string(),
  at: z.string().nullable(),
  editedAt: z.string().nullable(),
  isOwn: z.boolean(),
});

/** All that was said about a visit, and how it went through its states. */
export const reviewView = z.object({
  inspectionId: id,
  person: z.string(),
  threads: z.array(comment.extend({ isDone: z.boolean(), replies: z.array(comment) })),
  openThreads: z.number(),
  steps: z.array(z.object({ at: z.string(), author: z.string(), state: recordState, reason: z.string().nullable() })),
  /** Rules that would judge otherwise by what was merged in since the verdicts were frozen. */
  overturned: z.int().min(0),
  earlierReasons: z.object({
    contradiction: z.string().optional(),
    conflict: z.string().optional(),
    carried: z.string().optional(),
  }),
});

const newComment = z.strictObject({
  inspectionId: id,
  fact: z.string().max(64).nullable(),
  replyTo: id.nullable(),
  text: commentText,
});

/** The states of a visit under review, and what people say about it. */
export const reviewContract = {
  submitVisit: { request: visitKey, response: visitView },
  approveVisit: { request: visitKey, response: visitView },
  /** The reason may be empty where open comments say what to correct. */
  returnVisit: {
    request: z.strictObject({ inspectionId: id, reason: z.string().trim().max(greatestReasonLength) }),
    response: visitView,
  },
  unlockVisit: { request: reasonedRequest, response: visitView },
  getReview: { request: visitKey, response: reviewView },
  addComment: { request: newComment, response: reviewView },
  editComment: { request: commentKey.extend({ text: commentText }), response: reviewView },
  removeComment: { request: commentKey, response: reviewView },
  setCommentDone: { request: commentKey.extend({ done: z.boolean() }), response: reviewView },
} as const;
