import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { ReasonField, focusReason } from './reason-field.tsx';
import type { ReasonDrafts } from './use-reason-drafts.ts';

type Action = 'reopenVisit' | 'voidVisit' | 'returnVisit' | 'unlockVisit';

const texts: Readonly<Record<Action, Readonly<Record<'offer' | 'meaning' | 'go' | 'failed', MessageKey>>>> = {
  reopenVisit: {
    offer: 'completion.reopenOffer',
    meaning: 'completion.reopenMeaning',
    go: 'completion.reopen',
    failed: 'completion.reopenFailed',
  },
  voidVisit: {
    offer: 'completion.voidOffer',
    meaning: 'completion.voidMeaning',
    go: 'completion.void',
    failed: 'completion.voidFailed',
  },
  returnVisit: {
    offer: 'review.returnOffer',
    meaning: 'review.returnMeaning',
    go: 'review.returnGo',
    failed: 'review.returnFailed',
  },
  unlockVisit: {
    offer: 'review.unlockOffer',
    meaning: 'review.unlockMeaning',
    go: 'review.unlockGo',
    failed: 'review.unlockFailed',
  },
};

type ReasonedActionProps = {
  readonly action: Action;
  readonly drafts: ReasonDrafts;
  /** `nothing`: something else says why already. Absent: a reason. */
  readonly wants?: 'reason' | 'nothing';
};

/** A step that wants a reason: offered, then explained, then done. */
export function ReasonedAction({ action, drafts, wants = 'reason' }: ReasonedActionProps): ReactNode {
  const { t } = useText();
  const { inspectionId, store } = useVisitTools();
  const [isOpen, setIsOpen] = useState(false);
  const reason = drafts.get(action);
  const [isMissing, setIsMissing] = useState(false);
  const [error, setError] = useState<unknown>();
  const words = texts[action];
  useEffect(() => {
    if (isOpen) focusReason(action);
  }, [isOpen, action]);
  const run = async (): Promise<void> => {
    const lacksReason = wants === 'reason' && reason.trim() === '';
    setIsMissing(lacksReason);
    if (lacksReason) return focusReason(action);
    try {
      await store.flush();
      store.load(await request(action, { inspectionId, reason: reason.trim() }));
      drafts.set(action, '');
    } catch (failure) {
      setError(failure);
    }
  };
  if (!isOpen)
    return (
      <button type="button" className="tool" onClick={() => setIsOpen(true)}>
        {t(words.offer)}
      </button>
    );
  return (
    <fieldset className="reasoned-action">
      <legend>{t(words.go)}</legend>
      <p className="quiet">{t(words.meaning)}</p>
      <ReasonField name={action} value={reason} isMissing={isMissing} onChange={(typed) => drafts.set(action, typed)} />
      <button type="button" className="action" onClick={() => void run()}>
        {t(words.go)}
      </button>
      <button type="button" className="tool" onClick={() => setIsOpen(false)}>
        {t('common.cancel')}
      </button>
      {error !== undefined && <ErrorNotice error={error} title={t(words.failed)} />}
    </fieldset>
  );
}
