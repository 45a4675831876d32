import { useState } from 'react';
import type { ReactNode } from 'react';
import { useIsReadOnly } from '#renderer/components/read-only.tsx';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { DetailProps } from './use-documents.ts';
import { VoidStep } from './void-step.tsx';

type Format = 'pdf' | 'docx';

/** An issued document: its files as they were issued, its correction, and taking it out of force. */
export function IssuedDetail({ document, documents }: DetailProps): ReactNode {
  const { t } = useText();
  const { documentId, state, issuedOn, dueOn, correction } = document;
  const { busy, run } = documents;
  const isReadOnly = useIsReadOnly();
  const isInForce = state === 'issued';
  return (
    <>
      <dl className="document-dates">
        <dt>{t('documents.issuedOn')}</dt>
        <dd>{issuedOn}</dd>
        {dueOn !== null && (
          <>
            <dt>{t('documents.dueOn')}</dt>
            <dd>{dueOn}</dd>
          </>
        )}
      </dl>
      <FileButtons documentId={documentId} />
      {isInForce && !isReadOnly && (
        <div className="document-actions">
          {correction === null && (
            <button
              type="button"
              className="tool"
              disabled={busy}
              onClick={() => void run(() => request('correctDocument', { documentId }))}
            >
              {t('documents.correct')}
            </button>
          )}
          {correction?.state !== 'issued' && <VoidStep document={document} documents={documents} />}
        </div>
      )}
    </>
  );
}

/** The stored files; they are held against their hash before anything is done with them. */
function FileButtons({ documentId }: { readonly documentId: string }): ReactNode {
  const { t } = useText();
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>();
  const attempt = async (work: () => Promise<string>): Promise<void> => {
    setError(undefined);
    setSaid('');
    try {
      setSaid(await work());
    } catch (failure) {
      setError(failure);
    }
  };
  const save = (format: Format): void =>
    void attempt(async () => {
      const saved = await request('saveDocument', { documentId, format });
      return saved === null ? '' : t('documents.saved', { name: saved.name });
    });
  const open = (): void =>
    void attempt(async () => {
      const { opened } = await request('openDocument', { documentId, format: 'pdf' });
      return opened ? '' : t('documents.noViewer');
    });
  return (
    <>
      <div className="document-actions">
        <button type="button" className="action action-main" onClick={open}>
          {t('documents.open')}
        </button>
        <button type="button" className="action" onClick={() => save('pdf')}>
          {t('documents.savePdf')}
        </button>
        <button type="button" className="action" onClick={() => save('docx')}>
          {t('documents.saveDocx')}
        </button>
      </div>
      <output className="quiet">{said}</output>
      {error !== undefined && <ErrorNotice error={error} title={t('documents.fileFailed')} />}
    </>
  );
}
