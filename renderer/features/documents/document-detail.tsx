import type { ReactNode } from 'react';
import { documentKindNames } from '#domain/document-kinds.ts';
import { WhereWritable } from '#renderer/components/read-only.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { DraftDetail } from './draft-detail.tsx';
import { IssuedDetail } from './issued-detail.tsx';
import type { DetailProps } from './use-documents.ts';

/** What can be done with the document that is looked at. */
export function DocumentDetail({ document, documents }: DetailProps): ReactNode {
  const { text } = useText();
  const { kind, number, state } = document;
  return (
    <section className="document-detail" aria-label={`${text(documentKindNames[kind])} ${number ?? ''}`.trim()}>
      <h3>
        {text(documentKindNames[kind])} {number ?? ''}
      </h3>
      {state === 'draft' ? (
        <WhereWritable>
          <DraftDetail document={document} documents={documents} />
        </WhereWritable>
      ) : (
        <IssuedDetail document={document} documents={documents} />
      )}
    </section>
  );
}
