import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { useSession, useShowSettings } from '#renderer/session.ts';
import { MergeProgress } from './merge-progress.tsx';
import { SignatureList } from './signature-list.tsx';
import type { Exchanged } from './types.ts';
import type { Merging } from './use-merging.ts';

export type ExchangeViewProps = {
  readonly merging: Merging;
  readonly onConflicts: () => void;
};

/** Exchange through a folder, at the press of a button. */
export function ExchangeView({ merging, onConflicts }: ExchangeViewProps): ReactNode {
  const { t } = useText();
  const show = useShowSettings();
  const folder = useSession().data?.settings.folders.exchange ?? null;
  const choose = useMutation({ mutationFn: () => request('chooseFolder', { purpose: 'exchange' }), onSuccess: show });
  const { busy, exchanged } = merging.state;
  if (busy === 'exchanging') return <MergeProgress onCancel={merging.cancel} />;
  return (
    <>
      <p>{t('exchange.folderIntro')}</p>
      <p>
        {t('exchange.folder')}: {folder === null ? t('exchange.noFolder') : <code>{folder}</code>}
      </p>
      {choose.error !== null && <ErrorNotice error={choose.error} />}
      {exchanged !== undefined && <Result exchanged={exchanged} onConflicts={onConflicts} />}
      <div className="merging-actions">
        <Button loading={choose.isPending} onClick={() => choose.mutate()}>
          {t('exchange.chooseFolder')}
        </Button>
        {folder !== null && (
          <Button
            type="primary"
            // After an exchange what had the focus is gone.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus={exchanged !== undefined}
            onClick={merging.exchange}
          >
            {t('exchange.exchange')}
          </Button>
        )}
      </div>
    </>
  );
}

type ResultProps = { readonly exchanged: Exchanged; readonly onConflicts: () => void };

function Result({ exchanged, onConflicts }: ResultProps): ReactNode {
  const { t } = useText();
  const { waiting, refused, altered, conflicts, signatures } = exchanged;
  const { sent, received, attachmentsSent, attachmentsReceived } = exchanged;
  return (
    <section>
      <h2>{t('exchange.exchangeDone')}</h2>
      <output>{t('exchange.exchangeText', { sent, received, attachmentsSent, attachmentsReceived })}</output>
      {waiting.length > 0 && <p>{t('exchange.exchangeWaiting', { devices: waiting.join(' · ') })}</p>}
      {altered > 0 && <p className="merging-warning">{t('merging.altered', { n: altered })}</p>}
      {refused.length > 0 && (
        <>
          <h3>{t('exchange.exchangeRefused')}</h3>
          <ul className="merging-refusals">
            {refused.map(({ file, reason }) => (
              <li key={file}>
                <code>{file}</code> — {t(`exchange.refused_${reason}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      <SignatureList signatures={signatures} />
      {conflicts > 0 && (
        <p className="merging-warning">
          {t('merging.openConflicts', { n: conflicts })} <Button onClick={onConflicts}>{t('merging.decide')}</Button>
        </p>
      )}
    </section>
  );
}
