import { useState } from 'react';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { useText } from '#renderer/i18n/index.ts';
import { toRefusalLabel } from './labels.ts';
import { LanguageSelect } from './language-select.tsx';
import { ProblemChoices } from './problem-choices.tsx';
import { usePreview } from './use-documents.ts';
import type { DetailProps } from './use-documents.ts';

/** A draft: its language, the problems in it, and its issue. */
export function DraftDetail({ document, documents }: DetailProps): ReactNode {
  const { t } = useText();
  const { documentId } = document;
  const { preview } = usePreview(documentId);
  const { busy, run } = documents;
  return (
    <>
      <p className="quiet">{t('documents.draftHint')}</p>
      <LanguageSelect
        value={document.language}
        isDisabled={busy}
        onChange={(language) => void run(() => request('updateDocument', { documentId, language }))}
      />
      {typeof preview?.refusal === 'string' && (
        <p className="document-refusal" role="note">
          {t(toRefusalLabel(preview.refusal))}
        </p>
      )}
      {preview !== undefined && preview.problems.length > 0 && (
        <ProblemChoices
          problems={preview.problems}
          isBusy={busy}
          onSave={(leftOut) => run(() => request('updateDocument', { documentId, leftOut }))}
        />
      )}
      <div className="document-actions">
        {preview !== undefined && preview.number !== null && (
          <IssueStep number={preview.number} document={document} documents={documents} />
        )}
        <button
          type="button"
          className="tool"
          disabled={busy}
          onClick={() => void run(() => request('discardDocument', { documentId }))}
        >
          {t('documents.discard')}
        </button>
      </div>
    </>
  );
}

/** Issue: offered, then explained, then done. */
function IssueStep({ number, document, documents }: DetailProps & { readonly number: string }): ReactNode {
  const { t } = useText();
  const [isAsking, setIsAsking] = useState(false);
  const { documentId } = document;
  const issue = (): void => void documents.run(() => request('issueDocument', { documentId }));
  if (!isAsking)
    return (
      <button type="button" className="action action-main" disabled={documents.busy} onClick={() => setIsAsking(true)}>
        {t('documents.issueOffer')}
      </button>
    );
  return (
    <fieldset className="document-step">
      <legend>{t('documents.issue')}</legend>
      <p>{t('documents.issueMeaning', { number })}</p>
      {document.replaces !== null && <p>{t('documents.issueReplaces', { number: document.replaces.number ?? '' })}</p>}
      <button
        type="button"
        className="action action-main"
        // It was asked for a moment ago, and the words above are read with it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        disabled={documents.busy}
        onClick={issue}
      >
        {t(documents.busy ? 'documents.issuingNow' : 'documents.issue')}
      </button>
      <button type="button" className="tool" disabled={documents.busy} onClick={() => setIsAsking(false)}>
        {t('common.cancel')}
      </button>
    </fieldset>
  );
}
