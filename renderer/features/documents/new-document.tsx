import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { documentKindNames, documentKinds } from '#domain/document-kinds.ts';
import type { Language } from '#domain/language.ts';
import { request } from '#renderer/api.ts';
import { useText } from '#renderer/i18n/index.ts';
import { useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { LanguageSelect } from './language-select.tsx';
import type { DocumentKind } from './types.ts';
import type { Documents } from './use-documents.ts';

type NewDocumentProps = { readonly inspectionId: string; readonly documents: Documents };

/** Begins a draft: which kind, in which language. What is still being saved of the visit is saved first. */
export function NewDocument({ inspectionId, documents }: NewDocumentProps): ReactNode {
  const { t, text, language: shown } = useText();
  const { store } = useVisitTools();
  const [kind, setKind] = useState<DocumentKind>('opinion');
  const [language, setLanguage] = useState<Language>(shown);
  const begin = (event: FormEvent): void => {
    event.preventDefault();
    void documents.run(async () => {
      await store.flush();
      return request('createDocument', { inspectionId, kind, language });
    });
  };
  return (
    <form className="new-document" onSubmit={begin}>
      <label>
        <span>{t('documents.kind')}</span>
        <select
          value={kind}
          onChange={({ currentTarget }) => {
            const chosen = documentKinds.find((each) => each === currentTarget.value);
            if (chosen !== undefined) setKind(chosen);
          }}
        >
          {documentKinds.map((each) => (
            <option key={each} value={each}>
              {text(documentKindNames[each])}
            </option>
          ))}
        </select>
      </label>
      <LanguageSelect value={language} onChange={setLanguage} />
      <button type="submit" className="action" disabled={documents.busy}>
        {t('documents.newDraft')}
      </button>
    </form>
  );
}
