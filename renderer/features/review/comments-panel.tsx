import type { ReactNode } from 'react';
import { findFact } from '#domain/facts/dictionary.ts';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { stateLabels } from '#renderer/components/state-labels.ts';
import { formatMoment } from '#renderer/features/visit/model/moment.ts';
import { useVisitState, useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { CommentForm } from './comment-form.tsx';
import { CommentThread } from './comment-thread.tsx';
import { useReview } from './use-review.ts';
import type { Review, Thread } from './use-review.ts';

/** Everything that was said about the visit by what it is about, and how the visit went through its states. */
export function CommentsPanel({ onLeave }: { readonly onLeave: () => void }): ReactNode {
  const { t } = useText();
  const { inspectionId } = useVisitTools();
  const isVoid = useVisitState(({ visit }) => visit.inspection.state === 'void');
  const review = useReview();
  if (review.error !== null)
    return <ErrorNotice error={review.error} title={t('review.loadFailed')} onRetry={() => void review.refetch()} />;
  if (review.data === undefined) return <output>{t('common.loading')}</output>;
  const { threads, steps } = review.data;
  const groups = Map.groupBy(threads, ({ fact }) => fact);
  return (
    <div className="comments-panel">
      {!isVoid && (
        <CommentForm
          label={t('review.newCommentOfVisit')}
          go={t('review.write')}
          send={(text) => request('addComment', { inspectionId, fact: null, replyTo: null, text })}
          onEnd={() => undefined}
          focus="leave"
        />
      )}
      {threads.length === 0 && <p className="quiet">{t('review.none')}</p>}
      {[...groups].map(([fact, of]) => (
        <ThreadGroup key={fact ?? ''} fact={fact} threads={of} onLeave={onLeave} />
      ))}
      <Course steps={steps} />
    </div>
  );
}

type ThreadGroupProps = {
  readonly fact: string | null;
  readonly threads: readonly Thread[];
  readonly onLeave: () => void;
};

function ThreadGroup({ fact, threads, onLeave }: ThreadGroupProps): ReactNode {
  const { t, text } = useText();
  const { goTo } = useVisitTools();
  const known = fact === null ? undefined : findFact(fact);
  const go = (): void => {
    onLeave();
    if (fact !== null) goTo(fact);
  };
  const title = known === undefined ? (fact ?? t('review.ofVisit')) : `${known.section} ${text(known.label)}`;
  return (
    <section aria-label={title}>
      <h3>
        {known === undefined ? (
          title
        ) : (
          <button type="button" className="fact-link" onClick={go}>
            {title}
          </button>
        )}
      </h3>
      <ul className="threads">
        {threads.map((thread) => (
          <CommentThread key={thread.id} thread={thread} />
        ))}
      </ul>
    </section>
  );
}

function Course({ steps }: Pick<Review, 'steps'>): ReactNode {
  const { t } = useText();
  if (steps.length === 0) return null;
  return (
    <section aria-label={t('review.course')}>
      <h3>{t('review.course')}</h3>
      <ol className="course">
        {steps.map(({ at, author, state, reason }, index) => (
          // Two steps can bear one instant.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            {t('review.step', {
              state: t(stateLabels[state]),
              author: author === '' ? t('review.somebody') : author,
              at: formatMoment(at),
            })}
            {reason !== null && <q>{reason}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}
