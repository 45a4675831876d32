import { useState } from 'react';
import type { ReactNode } from 'react';
import { useIsReadOnly } from '#renderer/components/read-only.tsx';
import { request } from '#renderer/api.ts';
import { useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { CommentForm } from './comment-form.tsx';
import { CommentText } from './comment-text.tsx';
import { useCommentWriting } from './use-review.ts';
import type { Thread } from './use-review.ts';

/** A comment, what was replied to it, and whether it is settled. */
export function CommentThread({ thread }: { readonly thread: Thread }): ReactNode {
  const { t } = useText();
  const { inspectionId } = useVisitTools();
  const [isReplying, setIsReplying] = useState(false);
  const isReadOnly = useIsReadOnly();
  const { id, author, fact, isDone, replies } = thread;
  const reply = (text: string) => request('addComment', { inspectionId, fact, replyTo: id, text });
  return (
    <li className={isDone ? 'thread thread-done' : 'thread'}>
      <span className="thread-state">{isDone ? `✓ ${t('review.isDone')}` : `○ ${t('review.isOpen')}`}</span>
      <CommentText comment={thread} />
      {replies.length > 0 && (
        <ul className="replies">
          {replies.map((comment) => (
            <li key={comment.id}>
              <CommentText comment={comment} />
            </li>
          ))}
        </ul>
      )}
      {thread.text !== null && !isReadOnly && (
        <span className="thread-tools">
          <DoneButton thread={thread} />
          <button type="button" className="tool" aria-expanded={isReplying} onClick={() => setIsReplying(!isReplying)}>
            {t('review.reply')}
          </button>
        </span>
      )}
      {isReplying && (
        <CommentForm
          label={t('review.replyTo', { author: author === '' ? t('review.somebody') : author })}
          go={t('review.write')}
          send={reply}
          onEnd={() => setIsReplying(false)}
          focus="take"
        />
      )}
    </li>
  );
}

function DoneButton({ thread: { id, isDone } }: { readonly thread: Thread }): ReactNode {
  const { t } = useText();
  const { write, isWriting } = useCommentWriting();
  return (
    <button
      type="button"
      className="tool"
      disabled={isWriting}
      onClick={() => void write(() => request('setCommentDone', { commentId: id, done: !isDone }))}
    >
      {t(isDone ? 'review.reopen' : 'review.done')}
    </button>
  );
}
