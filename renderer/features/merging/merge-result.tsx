import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { toErrorText } from '#renderer/components/error-text.ts';
import { useText } from '#renderer/i18n/index.ts';
import { AssigneeLine } from './assignee-line.tsx';
import type { MergedFile, MergeRun } from './types.ts';
import type { Merging } from './use-merging.ts';

export type MergeResultProps = {
  readonly merging: Merging;
  readonly run: MergeRun;
  readonly onClose: () => void;
  readonly onConflicts: () => void;
  readonly onDuplicates: () => void;
};

/** What became of each file, what is to be decided now, and the way back. */
export function MergeResult({ merging, run, onClose, onConflicts, onDuplicates }: MergeResultProps): ReactNode {
  const { t } = useText();
  const { files, conflicts, setAside, duplicates } = run;
  const receipts = useMutation({
    mutationFn: (tokens: readonly string[]) => request('saveMergeReceipts', { tokens: [...tokens] }),
  });
  const acknowledgeable = files.filter(hasReceipt).map(({ token }) => token);
  return (
    <>
      <h2>{t('merging.doneTitle')}</h2>
      <ul className="merging-files" aria-label={t('merging.resultLabel')}>
        {files.map((file) => (
          <li key={file.token}>
            <span className="merging-name">{file.name}</span>
            <Outcome file={file} onTakeBack={merging.takeBack} onReceipt={() => receipts.mutate([file.token])} />
          </li>
        ))}
      </ul>
      {setAside > 0 && <p>{t('merging.setAside', { n: setAside })}</p>}
      {duplicates > 0 && (
        <p className="merging-warning">
          {t('merging.duplicates', { n: duplicates })}{' '}
          <Button onClick={onDuplicates}>{t('merging.showDuplicates')}</Button>
        </p>
      )}
      {conflicts > 0 && <output className="merging-warning">{t('merging.openConflicts', { n: conflicts })}</output>}
      {receipts.error !== null && <ErrorNotice error={receipts.error} title={t('foreignFile.receiptFailed')} />}
      {receipts.data && (
        <output>
          {receipts.data.saved === 1
            ? t('foreignFile.receiptSaved', { file: receipts.data.name })
            : t('merging.receiptsSaved', { n: receipts.data.saved, folder: receipts.data.name })}
        </output>
      )}
      <div className="merging-actions">
        {acknowledgeable.length > 1 && (
          <Button loading={receipts.isPending} onClick={() => receipts.mutate(acknowledgeable)}>
            {t('merging.receipts', { n: acknowledgeable.length })}
          </Button>
        )}
        <Button onClick={merging.choose}>{t('merging.again')}</Button>
        {conflicts > 0 && <Button onClick={onConflicts}>{t('merging.decide')}</Button>}
        <Button
          type="primary"
          // What had the focus is gone; Enter closes.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onClick={onClose}
        >
          {t('merging.close')}
        </Button>
      </div>
    </>
  );
}

type OutcomeProps = {
  readonly file: MergedFile;
  readonly onTakeBack: (batchId: string) => void;
  readonly onReceipt: () => void;
};

function hasReceipt(file: MergedFile): boolean {
  return (file.status === 'merged' || file.status === 'unchanged') && file.canAcknowledge;
}

function Outcome({ file, onTakeBack, onReceipt }: OutcomeProps): ReactNode {
  const { t } = useText();
  if (file.status === 'refused') {
    return (
      <p className="merging-refused">
        {t('merging.refused', { why: toErrorText(t, file.code).happened })} <code>{file.code}</code>
      </p>
    );
  }
  if (file.status === 'cancelled') return <p className="soft">{t('merging.result_cancelled')}</p>;
  const { status, name, batchId, altered, attachments, conflicts, identical } = file;
  const counts = { new: file.new, merged: file.merged, identical, conflicts, attachments };
  return (
    <>
      <p className={status === 'merged' ? undefined : 'soft'}>{t(`merging.result_${status}`, counts)}</p>
      {status === 'merged' && <AssigneeLine {...file} />}
      {altered > 0 && <p className="merging-warning">{t('merging.altered', { n: altered })}</p>}
      <p className="merging-file-actions">
        {hasReceipt(file) && (
          <Button size="small" aria-label={t('merging.receiptOf', { file: name })} onClick={onReceipt}>
            {t('foreignFile.receipt')}
          </Button>
        )}
        {batchId !== null && (
          <Button size="small" aria-label={t('merging.takeBackOf', { file: name })} onClick={() => onTakeBack(batchId)}>
            {t('merging.takeBack')}
          </Button>
        )}
      </p>
    </>
  );
}
