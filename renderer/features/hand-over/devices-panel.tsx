import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Response } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { formatMoment } from '#renderer/features/visit/model/moment.ts';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';
import { AcceptDevice } from './accept-device.tsx';

type Device = Response<'listKnownDevices'>['devices'][number];

/** This device's own fingerprint, and the devices whose seals were seen here. */
export function DevicesPanel(): ReactNode {
  const { t } = useText();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.knownDevices,
    queryFn: () => request('listKnownDevices'),
    staleTime: 0,
  });
  const others = data?.devices.filter(({ isSelf }) => !isSelf) ?? [];
  return (
    <div className="hand-over">
      <p>{t('handOver.devicesIntro')}</p>
      {error !== null && (
        <ErrorNotice error={error} title={t('handOver.devicesFailed')} onRetry={() => void refetch()} />
      )}
      {data !== undefined && (
        <>
          <h2>{t('handOver.ownTitle')}</h2>
          <p>
            {data.own.name} <code className="digits">{data.own.fingerprint}</code>
          </p>
          <h2>{t('handOver.devicesTitle')}</h2>
          {others.length === 0 ? <p className="soft">{t('handOver.devicesNone')}</p> : <DeviceList devices={others} />}
        </>
      )}
    </div>
  );
}

function DeviceList({ devices }: { readonly devices: readonly Device[] }): ReactNode {
  const { t } = useText();
  const [accepting, setAccepting] = useState<string>();
  const stop = (): void => setAccepting(undefined);
  return (
    <ul className="device-list">
      {devices.map(({ fingerprint, name, acceptedAt }) => (
        <li key={fingerprint}>
          <strong>{name}</strong> <code className="digits">{fingerprint}</code>{' '}
          {acceptedAt === null ? t('handOver.notAccepted') : t('handOver.accepted', { at: formatMoment(acceptedAt) })}{' '}
          {acceptedAt === null && accepting !== fingerprint && (
            <Button
              size="small"
              aria-label={t('handOver.acceptOf', { name })}
              onClick={() => setAccepting(fingerprint)}
            >
              {t('handOver.accept')}
            </Button>
          )}
          {accepting === fingerprint && (
            <AcceptDevice fingerprint={fingerprint} name={name} onAccepted={stop} onCancel={stop} />
          )}
        </li>
      ))}
    </ul>
  );
}
