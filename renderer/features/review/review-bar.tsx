import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { warningKinds } from '#domain/completion.ts';
import { mayReturn } from '#domain/review.ts';
import { canTransition } from '#domain/visit-states.ts';
import { WhereWritable } from '#renderer/components/read-only.tsx';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useFocusAfterStep } from '#renderer/components/use-focus-after-step.ts';
import { ReasonedAction } from '#renderer/features/completion/reasoned-action.tsx';
import type { ReasonDrafts } from '#renderer/features/completion/use-reason-drafts.ts';
import { useVisitState, useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { useReview } from './use-review.ts';
import type { Review } from './use-review.ts';
import './review.css';

/** What can be done with the visit now as far as its review goes; of a returned one, why it came back. */
export function ReviewBar({ drafts }: { readonly drafts: ReasonDrafts }): ReactNode {
  const { t } = useText();
  const state = useVisitState(({ visit }) => visit.inspection.state);
  const review = useReview().data;
  useEarlierReasons(drafts, review);
  const bar = useFocusAfterStep(state);
  if (state === 'draft' || state === 'void') return null;
  const { openThreads, overturned } = review ?? { openThreads: 0, overturned: 0 };
  return (
    <section
      ref={bar}
      className={`review-bar review-${state}`}
      aria-label={t('review.bar')}
      // The focus comes here when the button that had it is gone; Tab does not stop at it.
      tabIndex={-1}
    >
      <Standing />
      {openThreads > 0 && <span>{t('review.openComments', { n: openThreads })}</span>}
      {overturned > 0 && <strong role="note">! {t('review.overturned', { n: overturned })}</strong>}
      <WhereWritable>
        <Steps drafts={drafts} openThreads={openThreads} />
      </WhereWritable>
    </section>
  );
}

/** Why a visit came back, and that nobody can decide on one without a name. */
function Standing(): ReactNode {
  const { t } = useText();
  const state = useVisitState(({ visit }) => visit.inspection.state);
  const reason = useVisitState(({ visit }) => visit.stateReason);
  const person = useReview().data?.person;
  if (state !== 'returned') return person === '' && <span>{t('review.nobody')}</span>;
  return reason !== null && <strong>{t('review.returnedFor', { reason })}</strong>;
}

type StepsProps = { readonly drafts: ReasonDrafts; readonly openThreads: number };

function Steps({ drafts, openThreads }: StepsProps): ReactNode {
  const state = useVisitState(({ visit }) => visit.inspection.state);
  const isExplained = mayReturn({ state, reason: '', openComments: openThreads });
  return (
    <>
      {canTransition('submit', state) && <StepButton channel="submitVisit" />}
      {canTransition('approve', state) && <StepButton channel="approveVisit" />}
      {canTransition('return', state) && (
        <ReasonedAction action="returnVisit" drafts={drafts} wants={isExplained ? 'nothing' : 'reason'} />
      )}
      {canTransition('unlock', state) && <ReasonedAction action="unlockVisit" drafts={drafts} />}
    </>
  );
}

/** Reasons of an earlier completion stand where they would be typed again; once, so that they can be taken away. */
function useEarlierReasons(drafts: ReasonDrafts, review: Review | undefined): void {
  const hasOffered = useRef(false);
  useEffect(() => {
    if (review === undefined || hasOffered.current) return;
    hasOffered.current = true;
    for (const kind of warningKinds) {
      const earlier = review.earlierReasons[kind];
      if (earlier !== undefined && drafts.get(kind) === '') drafts.set(kind, earlier);
    }
  }, [drafts, review]);
}

function StepButton({ channel }: { readonly channel: 'submitVisit' | 'approveVisit' }): ReactNode {
  const { t } = useText();
  const { inspectionId, store } = useVisitTools();
  const [error, setError] = useState<unknown>();
  const run = async (): Promise<void> => {
    try {
      store.load(await request(channel, { inspectionId }));
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      <button type="button" className="action" onClick={() => void run()}>
        {t(channel === 'submitVisit' ? 'review.submit' : 'review.approve')}
      </button>
      {error !== undefined && <ErrorNotice error={error} title={t('review.stepFailed')} />}
    </>
  );
}
