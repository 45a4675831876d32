import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { DocumentView } from './types.ts';

/** What else is to be known of a document: what it corrects, what replaced it, why it is void, a number given twice. */
export function DocumentMarks({ document }: { readonly document: DocumentView }): ReactNode {
  const { t } = useText();
  const { state, replaces, correction, lapsedCorrection, voidReason, isDuplicate } = document;
  return (
    <>
      {isDuplicate && <p className="document-mark document-warning">{t('documents.duplicate')}</p>}
      {replaces !== null && (
        <p className="document-mark">{t('documents.replaces', { number: replaces.number ?? '' })}</p>
      )}
      {correction !== null && (
        <p className="document-mark">
          {correction.state === 'issued'
            ? t('documents.replacedBy', { number: correction.number ?? '', date: correction.issuedOn ?? '' })
            : t('documents.beingCorrected')}
        </p>
      )}
      {state === 'issued' && lapsedCorrection !== null && (
        <p className="document-mark">{t('documents.countsAgain', { number: lapsedCorrection.number ?? '' })}</p>
      )}
      {voidReason !== null && <p className="document-mark">{t('documents.voidFor', { reason: voidReason })}</p>}
    </>
  );
}
