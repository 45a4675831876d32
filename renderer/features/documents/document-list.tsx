import type { ReactNode } from 'react';
import { documentKindNames } from '#domain/document-kinds.ts';
import { useText } from '#renderer/i18n/index.ts';
import { DocumentMarks } from './document-marks.tsx';
import { toStateLabel } from './labels.ts';
import type { DocumentView } from './types.ts';

export type DocumentListProps = {
  readonly list: readonly DocumentView[];
  readonly chosenId: string | undefined;
  readonly onChoose: (documentId: string) => void;
};

/** One line for each document; void ones stay. */
export function DocumentList({ list, chosenId, onChoose }: DocumentListProps): ReactNode {
  const { t, text } = useText();
  return (
    <ul className="document-list" aria-label={t('documents.list')}>
      {list.map((document) => {
        const { documentId, kind, state, number, issuedOn } = document;
        return (
          <li key={documentId} className={`document-${state}`}>
            <button
              type="button"
              aria-current={documentId === chosenId ? 'true' : undefined}
              onClick={() => onChoose(documentId)}
            >
              <span className="document-kind">{text(documentKindNames[kind])}</span>
              <span className="document-state">{t(toStateLabel(document))}</span>
              <span className="document-number">{number ?? t('documents.noNumber')}</span>
              <span className="document-date">{issuedOn ?? ''}</span>
            </button>
            <DocumentMarks document={document} />
          </li>
        );
      })}
    </ul>
  );
}
