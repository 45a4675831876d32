import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { AcceptDevice } from '#renderer/features/hand-over/accept-device.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { ForeignSummary } from './foreign-summary.tsx';
import { Inspecting } from './inspecting.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import type { Seal, Summary } from './types.ts';
import { useForeignFile } from './use-foreign-file.ts';

/** Opens a file from somebody else: chosen, looked into, acknowledged, looked through. */
export function ForeignPanel({ onBrowse }: { readonly onBrowse: () => void }): ReactNode {
  const { t } = useText();
  const foreign = useForeignFile();
  const { file, asksPassphrase, busy, summary, wasCancelled, error } = foreign.state;
  return (
    <div className="foreign-file">
      <p>{t('foreignFile.intro')}</p>
      {wasCancelled === true && <output>{t('foreignFile.cancelled')}</output>}
      {error !== undefined && <ErrorNotice error={error} title={t('foreignFile.failed')} />}
      {busy === 'inspecting' && <Inspecting onCancel={foreign.cancel} />}
      {file !== undefined && asksPassphrase !== undefined && (
        <PassphraseForm
          key={asksPassphrase}
          file={file.name}
          isWrong={asksPassphrase === 'wrong'}
          onTry={foreign.tryPassphrase}
        />
      )}
      {summary !== undefined && busy !== 'inspecting' && (
        <Found summary={summary} onKnown={foreign.markKnown} onBrowse={onBrowse} />
      )}
      {busy !== 'inspecting' && (
        <div className="hand-over-actions">
          <Button
            {...(summary === undefined && asksPassphrase === undefined ? { type: 'primary' as const } : {})}
            // The tab was opened to choose a file.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus={file === undefined}
            loading={busy === 'choosing'}
            onClick={foreign.choose}
          >
            {t(file === undefined ? 'foreignFile.choose' : 'foreignFile.chooseOther')}
          </Button>
        </div>
      )}
    </div>
  );
}

type FoundProps = {
  readonly summary: Summary;
  readonly onKnown: (fingerprint: string) => void;
  readonly onBrowse: () => void;
};

function Found({ summary, onKnown, onBrowse }: FoundProps): ReactNode {
  const [accepting, setAccepting] = useState<Seal>();
  const fingerprint = accepting?.fingerprint ?? null;
  return (
    <>
      <ForeignSummary summary={summary} onAccept={setAccepting} />
      {accepting !== undefined && fingerprint !== null && (
        <AcceptDevice
          key={fingerprint}
          fingerprint={fingerprint}
          name={accepting.deviceName ?? ''}
          token={summary.token}
          onCancel={() => setAccepting(undefined)}
          onAccepted={(accepted) => {
            onKnown(accepted);
            setAccepting(undefined);
          }}
        />
      )}
      <Actions summary={summary} onBrowse={onBrowse} />
    </>
  );
}

function Actions({ summary, onBrowse }: Pick<FoundProps, 'summary' | 'onBrowse'>): ReactNode {
  const { t } = useText();
  const { token } = summary;
  const client = useQueryClient();
  const receipt = useMutation({ mutationFn: () => request('saveReceipt', { token }) });
  const browse = useMutation({
    mutationFn: () => request('openForeignFile', { token }),
    onSuccess: () => {
      onBrowse();
      return client.resetQueries();
    },
  });
  const savedAs = receipt.data?.name;
  const canAcknowledge = summary.seals.some(({ since, state }) => since === 0 && state !== 'broken');
  return (
    <>
      <p className="soft">{t(canAcknowledge ? 'foreignFile.receiptHint' : 'foreignFile.receiptNeedsSeal')}</p>
      {savedAs !== undefined && <output>{t('foreignFile.receiptSaved', { file: savedAs })}</output>}
      {receipt.error !== null && <ErrorNotice error={receipt.error} title={t('foreignFile.receiptFailed')} />}
      {browse.error !== null && <ErrorNotice error={browse.error} title={t('foreignFile.browseFailed')} />}
      <div className="hand-over-actions">
        <Button disabled={!canAcknowledge} loading={receipt.isPending} onClick={() => receipt.mutate()}>
          {t('foreignFile.receipt')}
        </Button>
        <Button type="primary" loading={browse.isPending} onClick={() => browse.mutate()}>
          {t('foreignFile.browse')}
        </Button>
      </div>
    </>
  );
}
