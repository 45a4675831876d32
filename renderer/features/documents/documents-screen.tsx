import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { WhereWritable } from '#renderer/components/read-only.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useVisitState, useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { DocumentDetail } from './document-detail.tsx';
import { DocumentList } from './document-list.tsx';
import { DocumentPreview } from './document-preview.tsx';
import { NewDocument } from './new-document.tsx';
import { useDocuments } from './use-documents.ts';
import './documents.css';

export type DocumentsScreenProps = {
  /** The document that is looked at first. */
  readonly first?: string | undefined;
  readonly onClose: () => void;
};

/** The notices and records of a visit: the list and what can be done on the left, the pages on the right. */
export function DocumentsScreen({ first, onClose }: DocumentsScreenProps): ReactNode {
  const { t } = useText();
  const { inspectionId } = useVisitTools();
  const state = useVisitState(({ visit }) => visit.inspection.state);
  const documents = useDocuments(inspectionId, first);
  const { list, chosen, error, failure } = documents;
  return (
    <main className="documents" data-pane="main" aria-label={t('documents.title')}>
      <div className="documents-desk">
        <header className="section-head">
          <Title />
          <button type="button" className="tool" onClick={onClose}>
            {t('documents.back')} (Esc)
          </button>
        </header>
        {error !== null && <ErrorNotice error={error} title={t('documents.listFailed')} onRetry={documents.retry} />}
        {list?.length === 0 && <p className="quiet">{t('documents.none')}</p>}
        {list !== undefined && list.length > 0 && (
          <DocumentList list={list} chosenId={chosen?.documentId} onChoose={documents.choose} />
        )}
        <WhereWritable>
          {state !== 'void' && <NewDocument inspectionId={inspectionId} documents={documents} />}
        </WhereWritable>
        {failure !== undefined && <ErrorNotice error={failure} title={t('documents.stepFailed')} />}
        {chosen !== undefined && <DocumentDetail key={chosen.documentId} document={chosen} documents={documents} />}
      </div>
      {chosen === undefined ? (
        <p className="documents-nothing quiet">{t('documents.chooseOne')}</p>
      ) : (
        <DocumentPreview documentId={chosen.documentId} />
      )}
    </main>
  );
}

/** Takes the focus when the screen appears, so that what follows is read next. */
function Title(): ReactNode {
  const { t } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {t('documents.title')}
    </h2>
  );
}
