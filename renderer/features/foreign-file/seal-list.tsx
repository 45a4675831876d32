import { Button } from 'antd';
import type { ReactNode } from 'react';
import { formatMoment } from '#renderer/features/visit/model/moment.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { Seal } from './types.ts';

export type SealListProps = {
  readonly seals: readonly Seal[];
  /** Begins to accept the device of a seal; absent: that is not offered here. */
  readonly onAccept?: ((seal: Seal) => void) | undefined;
};

/** What every seal says, in words, and what seals prove and do not prove. */
export function SealList({ seals, onAccept }: SealListProps): ReactNode {
  const { t } = useText();
  return (
    <section className="foreign-seals">
      <h3>{t('foreignFile.sealsTitle')}</h3>
      {seals.length === 0 && (
        <p className="foreign-seal" data-state="none">
          <strong>{t('foreignFile.sealNone')}</strong> {t('foreignFile.sealNoneText')}
        </p>
      )}
      {seals.map((seal) => (
        <SealEntry key={`${seal.fingerprint} ${seal.madeAt} ${seal.count}`} seal={seal} onAccept={onAccept} />
      ))}
      <details>
        <summary>{t('foreignFile.provesTitle')}</summary>
        <p>{t('foreignFile.proves')}</p>
        <p>{t('foreignFile.provesNot')}</p>
      </details>
    </section>
  );
}

type SealEntryProps = Pick<SealListProps, 'onAccept'> & { readonly seal: Seal };

function SealEntry({ seal, onAccept }: SealEntryProps): ReactNode {
  const { t } = useText();
  const { state, deviceName, fingerprint, madeAt, count, since, changed } = seal;
  const at = madeAt === null ? '' : formatMoment(madeAt);
  return (
    <div className="foreign-seal" data-state={state}>
      <p>
        <strong>{t(`foreignFile.seal_${state}`)}</strong>{' '}
        {t(`foreignFile.seal_${state}_text`, { name: deviceName ?? '', at, count })}{' '}
        {since > 0 && t('foreignFile.sealSince', { n: since })}
      </p>
      {fingerprint !== null && (
        <p>
          {t('handOver.fingerprint')} <code className="digits">{fingerprint}</code>{' '}
          {state === 'unknown_device' && onAccept !== undefined && (
            <Button size="small" onClick={() => onAccept(seal)}>
              {t('handOver.accept')}
            </Button>
          )}
        </p>
      )}
      {changed.length > 0 && <Changed changed={changed} />}
    </div>
  );
}

function Changed({ changed }: Pick<Seal, 'changed'>): ReactNode {
  const { t } = useText();
  return (
    <details open>
      <summary>{t('foreignFile.changedList')}</summary>
      <ul>
        {changed.map((where) => (
          <li key={where}>
            {t(where.includes('/') ? 'foreignFile.changedRow' : 'foreignFile.changedEntry', { where })}
          </li>
        ))}
      </ul>
    </details>
  );
}
