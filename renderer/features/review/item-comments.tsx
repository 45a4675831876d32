import type { ReactNode } from 'react';
import type { FactDefinition } from '#domain/fact.ts';
import { request } from '#renderer/api.ts';
import { focusItem } from '#renderer/features/visit/keyboard/focus.ts';
import type { Toggle } from '#renderer/features/visit/item/use-toggle.ts';
import { useVisitState, useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { CommentForm } from './comment-form.tsx';
import { CommentThread } from './comment-thread.tsx';
import { useReview } from './use-review.ts';
import type { Thread } from './use-review.ts';
import './review.css';

/** Opens the comments on one question and says how many are open. */
export function CommentTool({ fact, opening }: { readonly fact: string; readonly opening: Toggle }): ReactNode {
  const { t } = useText();
  const open = useThreadsOf(fact).filter(({ isDone }) => !isDone).length;
  return (
    <button type="button" className="tool" data-tool="comment" aria-expanded={opening.isOn} onClick={opening.flip}>
      {open === 0 ? t('review.comments') : t('review.commentsCount', { n: open })}
    </button>
  );
}

export type ItemCommentsProps = { readonly fact: FactDefinition; readonly opening: Toggle };

/** What was said about one question: what is open shows by itself, all of it and a new comment when asked for. */
export function ItemComments({ fact, opening }: ItemCommentsProps): ReactNode {
  const { t, text } = useText();
  const { inspectionId } = useVisitTools();
  const isVoid = useVisitState(({ visit }) => visit.inspection.state === 'void');
  const threads = useThreadsOf(fact.id);
  const shown = opening.isOn ? threads : threads.filter(({ isDone }) => !isDone);
  if (shown.length === 0 && !opening.isOn) return null;
  const close = (): void => {
    opening.turnOff();
    focusItem(fact.id);
  };
  return (
    <div className="item-comments">
      {shown.length > 0 && (
        <ul className="threads" aria-label={t('review.commentsOf', { fact: text(fact.label) })}>
          {shown.map((thread) => (
            <CommentThread key={thread.id} thread={thread} />
          ))}
        </ul>
      )}
      {opening.isOn && !isVoid && (
        <CommentForm
          label={t('review.newComment')}
          go={t('review.write')}
          send={(words) => request('addComment', { inspectionId, fact: fact.id, replyTo: null, text: words })}
          onEnd={close}
          focus="take"
        />
      )}
    </div>
  );
}

function useThreadsOf(fact: string): readonly Thread[] {
  return useReview().data?.threads.filter((thread) => thread.fact === fact) ?? [];
}
