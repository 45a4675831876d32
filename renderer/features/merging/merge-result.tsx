import { Button } from 'antd';
import type { ReactNode } from 'react';
import { toErrorText } from '#renderer/components/error-text.ts';
import { useText } from '#renderer/i18n/index.ts';
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
  return (
    <>
      <h2>{t('merging.doneTitle')}</h2>
      <ul className="merging-files" aria-label={t('merging.resultLabel')}>
        {files.map((file) => (
          <li key={file.token}>
            <span className="merging-name">{file.name}</span>
            <Outcome file={file} onTakeBack={merging.takeBack} />
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
      <div className="merging-actions">
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

type OutcomeProps = { readonly file: MergedFile; readonly onTakeBack: (batchId: string) => void };

function Outcome({ file, onTakeBack }: OutcomeProps): ReactNode {
  const { t } = useText();
  if (file.status === 'refused') {
    return (
      <p className="merging-refused">
        {t('merging.refused', { why: toErrorText(t, file.code).happened })} <code>{file.code}</code>
      </p>
    );
  }
  if (file.status !== 'merged') return <p className="soft">{t(`merging.result_${file.status}`)}</p>;
  const { status: _status, batchId, altered, token: _token, name, ...counts } = file;
  return (
    <>
      <p>{t('merging.result_merged', counts)}</p>
      {altered > 0 && <p className="merging-warning">{t('merging.altered', { n: altered })}</p>}
      {batchId !== null && (
        <Button size="small" aria-label={t('merging.takeBackOf', { file: name })} onClick={() => onTakeBack(batchId)}>
          {t('merging.takeBack')}
        </Button>
      )}
    </>
  );
}
