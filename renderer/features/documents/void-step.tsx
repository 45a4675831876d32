import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { greatestReasonLength } from '#domain/completion.ts';
import { request } from '#renderer/api.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { DetailProps } from './use-documents.ts';

/** Voiding: offered, then explained, then done with a reason. */
export function VoidStep({ document, documents }: DetailProps): ReactNode {
  const { t } = useText();
  const hint = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);
  const { documentId, replaces } = document;
  const run = (): void => {
    setIsMissing(reason.trim() === '');
    if (reason.trim() === '') return field.current?.focus();
    void documents.run(() => request('voidDocument', { documentId, reason: reason.trim() }));
  };
  if (!isOpen)
    return (
      <button type="button" className="tool" onClick={() => setIsOpen(true)}>
        {t('documents.voidOffer')}
      </button>
    );
  return (
    <fieldset className="document-step">
      <legend>{t('documents.void')}</legend>
      <p>{t('documents.voidMeaning')}</p>
      {replaces?.state === 'issued' && <p>{t('documents.voidRevives', { number: replaces.number ?? '' })}</p>}
      <label className="reason-field">
        {t('documents.voidReason')}
        <textarea
          ref={field}
          rows={2}
          maxLength={greatestReasonLength}
          value={reason}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? hint : undefined}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {isMissing && (
          <span id={hint} role="alert" className="completion-problem">
            {t('documents.reasonMissing')}
          </span>
        )}
      </label>
      <button type="button" className="action" disabled={documents.busy} onClick={run}>
        {t('documents.void')}
      </button>
      <button type="button" className="tool" onClick={() => setIsOpen(false)}>
        {t('common.cancel')}
      </button>
    </fieldset>
  );
}
