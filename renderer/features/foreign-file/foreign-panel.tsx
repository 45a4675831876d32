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
import type { ChosenFile, Seal, Summary } from './types.ts';
import { useForeignFile } from './use-foreign-file.ts';

export type ForeignPanelProps = {
  readonly onBrowse: () => void;
  /** The file goes on to be merged. */
  readonly onMerge: (file: ChosenFile) => void;
};

/** Opens a file from somebody else: chosen, looked into, acknowledged, looked through or merged. */
export function ForeignPanel({ onBrowse, onMerge }: ForeignPanelProps): ReactNode {
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
        <Found
          summary={summary}
          onKnown={foreign.markKnown}
          onBrowse={onBrowse}
          onMerge={onMerge}
          onOther={foreign.choose}
        />
      )}
      {summary === undefined && busy !== 'inspecting' && (
        <div className="hand-over-actions">
          <Button
            {...(asksPassphrase === undefined ? { type: 'primary' as const } : {})}
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

type FoundProps = ForeignPanelProps & {
  readonly summary: Summary;
  readonly onKnown: (fingerprint: string) => void;
  /** Another file is to be chosen. */
  readonly onOther: () => void;
};

function Found({ summary, onKnown, ...ways }: FoundProps): ReactNode {
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
      <Actions summary={summary} {...ways} />
    </>
  );
}

function Actions({ summary, onBrowse, onMerge, onOther }: Omit<FoundProps, 'onKnown'>): ReactNode {
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
  const merge = useMutation({ mutationFn: () => request('mergeForeignFile', { token }), onSuccess: onMerge });
  const savedAs = receipt.data?.name;
  const canAcknowledge = summary.seals.some(({ since, state }) => since === 0 && state !== 'broken');
  return (
    <>
      <p className="soft">{t(canAcknowledge ? 'foreignFile.receiptHint' : 'foreignFile.receiptNeedsSeal')}</p>
      {savedAs !== undefined && <output>{t('foreignFile.receiptSaved', { file: savedAs })}</output>}
      {receipt.error !== null && <ErrorNotice error={receipt.error} title={t('foreignFile.receiptFailed')} />}
      {merge.error !== null && <ErrorNotice error={merge.error} title={t('merging.failed')} />}
      {browse.error !== null && <ErrorNotice error={browse.error} title={t('foreignFile.browseFailed')} />}
      <div className="hand-over-actions">
        <Button onClick={onOther}>{t('foreignFile.chooseOther')}</Button>
        <Button disabled={!canAcknowledge} loading={receipt.isPending} onClick={() => receipt.mutate()}>
          {t('foreignFile.receipt')}
        </Button>
        <Button loading={merge.isPending} onClick={() => merge.mutate()}>
          {t('merging.open')}
        </Button>
        <Button
          type="primary"
          // What had the focus is gone.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          loading={browse.isPending}
          onClick={() => browse.mutate()}
        >
          {t('foreignFile.browse')}
        </Button>
      </div>
    </>
  );
}
