import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { documentKindNames, documentKinds, documentStates } from '#domain/document-kinds.ts';
import type { Request, Response } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { SearchField } from '#renderer/components/search-field.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';
import { DocumentMarks } from './document-marks.tsx';
import { documentStateLabels, toStateLabel } from './labels.ts';
import type { OpenDocument } from './types.ts';
import './documents.css';

type Filter = Request<'listDocuments'>;
type Register = Response<'listDocuments'>;

const everything: Filter = { state: 'all', kind: 'all', search: '' };

/** All notices and records of the library: numbers, states, dates; a line leads to the document at its visit. */
export function RegisterScreen({ onOpen }: { readonly onOpen: OpenDocument }): ReactNode {
  const { t } = useText();
  const [filter, setFilter] = useState<Filter>(everything);
  const { data, error, refetch } = useQuery({
    queryKey: [...queryKeys.documents, 'register', filter],
    queryFn: () => request('listDocuments', filter),
    staleTime: 0,
    placeholderData: (before) => before,
  });
  return (
    <main className="register">
      <div className="register-head">
        <h2>{t('documents.register')}</h2>
        <RegisterFilter filter={filter} onFilter={setFilter} />
        <span aria-live="polite" className="soft">
          {data !== undefined && t('documents.registerTotal', { shown: data.rows.length, total: data.total })}
        </span>
      </div>
      {error !== null && <ErrorNotice error={error} title={t('documents.listFailed')} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <RegisterTable rows={data.rows} isEverything={isSame(filter, everything)} onOpen={onOpen} />
      )}
    </main>
  );
}

function isSame(a: Filter, b: Filter): boolean {
  return a.state === b.state && a.kind === b.kind && a.search === b.search;
}

type FilterProps = { readonly filter: Filter; readonly onFilter: (filter: Filter) => void };

function RegisterFilter({ filter, onFilter }: FilterProps): ReactNode {
  const { t, text } = useText();
  return (
    <>
      <SearchField
        label={t('documents.registerSearch')}
        placeholder={t('documents.registerSearch')}
        value={filter.search}
        onSearch={(search) => onFilter({ ...filter, search })}
      />
      <select
        aria-label={t('documents.kind')}
        value={filter.kind}
        onChange={({ currentTarget }) =>
          onFilter({ ...filter, kind: documentKinds.find((kind) => kind === currentTarget.value) ?? 'all' })
        }
      >
        <option value="all">{t('documents.allKinds')}</option>
        {documentKinds.map((kind) => (
          <option key={kind} value={kind}>
            {text(documentKindNames[kind])}
          </option>
        ))}
      </select>
      <select
        aria-label={t('documents.state')}
        value={filter.state}
        onChange={({ currentTarget }) =>
          onFilter({ ...filter, state: documentStates.find((state) => state === currentTarget.value) ?? 'all' })
        }
      >
        <option value="all">{t('documents.allStates')}</option>
        {documentStates.map((state) => (
          <option key={state} value={state}>
            {t(documentStateLabels[state])}
          </option>
        ))}
      </select>
    </>
  );
}

type TableProps = {
  readonly rows: Register['rows'];
  /** Nothing is filtered out. */
  readonly isEverything: boolean;
  readonly onOpen: OpenDocument;
};

function RegisterTable({ rows, isEverything, onOpen }: TableProps): ReactNode {
  const { t, text } = useText();
  if (rows.length === 0 && isEverything)
    return <EmptyState title={t('documents.registerNone')} text={t('documents.registerNoneText')} />;
  if (rows.length === 0) return <p className="soft">{t('documents.registerEmpty')}</p>;
  return (
    <section className="register-pane" aria-label={t('documents.register')} tabIndex={-1}>
      <table>
        <thead>
          <tr>
            {(['number', 'enterprise', 'kind', 'state', 'issuedOn', 'dueOn'] as const).map((head) => (
              <th key={head} scope="col">
                {t(`documents.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.documentId} className={`document-${row.state}`}>
              <td>
                {row.number ?? ''}
                <DocumentMarks document={row} />
              </td>
              <th scope="row">
                <button type="button" className="link" onClick={() => onOpen(row)}>
                  {row.enterprise} · {row.inspectionDate}
                </button>
              </th>
              <td>{text(documentKindNames[row.kind])}</td>
              <td>{t(toStateLabel(row))}</td>
              <td>{row.issuedOn ?? ''}</td>
              <td>{row.dueOn ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
