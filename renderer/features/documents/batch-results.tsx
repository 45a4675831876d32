import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { errorCodes } from '#domain/error.ts';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { Translate } from '#renderer/i18n/index.ts';
import { toRefusalLabel } from './labels.ts';
import { isRefusal } from './refusals.ts';
import type { BatchResult, BatchView } from './types.ts';

type BatchResultsProps = { readonly view: BatchView; readonly onAgain: () => void };

/** What became of each enterprise, failures first. */
export function BatchResults({ view, onAgain }: BatchResultsProps): ReactNode {
  const { t } = useText();
  const count = (outcome: BatchResult['outcome']): number =>
    view.results.filter((result) => result.outcome === outcome).length;
  const counts = {
    issued: count('issued'),
    drafted: count('drafted'),
    skipped: count('skipped'),
    failed: count('failed'),
    left: view.total - view.done,
  };
  return (
    <>
      <output>
        {t(view.state === 'done' ? 'documents.batchDone' : `documents.batch_${toEnd(view)}`)}{' '}
        {t('documents.batchCounts', counts)}
      </output>
      {counts.issued > 0 && <SaveAll />}
      <ResultTable results={view.results} />
      <Button onClick={onAgain}>{t('documents.batchAgain')}</Button>
    </>
  );
}

function toEnd({ state }: BatchView): 'cancelled' | 'stopped' {
  return state === 'cancelled' ? 'cancelled' : 'stopped';
}

const order: readonly BatchResult['outcome'][] = ['failed', 'skipped', 'issued', 'drafted'];
const mostShown = 500;

function ResultTable({ results }: { readonly results: readonly BatchResult[] }): ReactNode {
  const { t } = useText();
  const sorted = results.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome)).slice(0, mostShown);
  return (
    <section className="register-pane batch-results" aria-label={t('documents.batchList')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('documents.enterprise')}</th>
            <th scope="col">{t('documents.batchOutcome')}</th>
            <th scope="col">{t('documents.number')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((result, place) => (
            // A list that never changes; two enterprises may have the same name and no visit.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={place}>
              <th scope="row">{result.enterprise}</th>
              <td>{t(`documents.outcome_${result.outcome}`) + toReason(t, result)}</td>
              <td>{result.number ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function toReason(t: Translate, { reason }: BatchResult): string {
  if (reason === null) return '';
  if (reason === 'no_visit' || reason === 'draft_there') return ` · ${t(`documents.batchReason_${reason}`)}`;
  if (isRefusal(reason)) return ` · ${t(toRefusalLabel(reason))}`;
  const code = errorCodes.find((each) => each === reason) ?? 'INTERNAL';
  return ` · ${t(`errors.${code}_happened`)} (${code})`;
}

function SaveAll(): ReactNode {
  const { t } = useText();
  const [said, setSaid] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async (format: 'pdf' | 'docx'): Promise<void> => {
    setError(undefined);
    setIsBusy(true);
    try {
      const saved = await request('saveDocumentBatch', { format });
      setSaid(saved === null ? '' : t('documents.batchSaved', saved));
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <div className="document-actions">
        <Button loading={isBusy} onClick={() => void save('pdf')}>
          {t('documents.batchSavePdf')}
        </Button>
        <Button disabled={isBusy} onClick={() => void save('docx')}>
          {t('documents.batchSaveDocx')}
        </Button>
        <output>{said}</output>
      </div>
      {error !== undefined && <ErrorNotice error={error} title={t('documents.fileFailed')} />}
    </>
  );
}
