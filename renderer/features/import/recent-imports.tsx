import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';
import type { Batch } from './types.ts';

export type RecentImportsProps = { readonly onTakeBack: (batchId: string) => void };

/** The latest imports, each with the way to take it back. */
export function RecentImports({ onTakeBack }: RecentImportsProps): ReactNode {
  const { t } = useText();
  const imports = useQuery({ queryKey: queryKeys.imports, queryFn: () => request('listImports'), staleTime: 0 });
  if (imports.error !== null) {
    return (
      <ErrorNotice
        error={imports.error}
        title={t('importRecords.recentFailed')}
        onRetry={() => void imports.refetch()}
      />
    );
  }
  if (imports.data === undefined || imports.data.length === 0) return null;
  return (
    <section>
      <h2>{t('importRecords.recent')}</h2>
      <ul className="import-recent">
        {imports.data.map((batch) => (
          <RecentImport key={batch.batchId} batch={batch} onTakeBack={onTakeBack} />
        ))}
      </ul>
    </section>
  );
}

function RecentImport({ batch, onTakeBack }: RecentImportsProps & { readonly batch: Batch }): ReactNode {
  const { t, language } = useText();
  const { batchId, at, fileName, created, updated, takenBackAt } = batch;
  const time = new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li>
      <span className="import-file">{fileName}</span>
      <span className="soft tabular">{time}</span>
      <span className="soft">{t('importRecords.recentLine', { created, updated })}</span>
      {takenBackAt !== null ? (
        <span className="soft">{t('importRecords.takenBackAt')}</span>
      ) : (
        <Button
          size="small"
          aria-label={t('importRecords.takeBackOf', { file: fileName })}
          onClick={() => onTakeBack(batchId)}
        >
          {t('importRecords.takeBack')}
        </Button>
      )}
    </li>
  );
}
