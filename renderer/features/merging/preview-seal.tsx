import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { AcceptDevice } from '#renderer/features/hand-over/accept-device.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { Preview } from './types.ts';

export type PreviewSealProps = Pick<Preview, 'seals'> & {
  /** Of the file that bears the seals. */
  readonly token: string;
  readonly onKnown: (fingerprint: string) => void;
};

/** The worst is told first: one broken seal is not made good by another. */
const order = ['broken', 'changed_after_sealing', 'unknown_device', 'intact'] as const;

/** Who sealed the file; a device that nobody has accepted yet can be accepted here. */
export function PreviewSeal({ seals, token, onKnown }: PreviewSealProps): ReactNode {
  const { t } = useText();
  const [isAccepting, setAccepting] = useState(false);
  const worst = order.flatMap((state) => seals.filter((seal) => seal.state === state))[0];
  if (worst === undefined) return <p className="soft">{t('merging.seal_none')}</p>;
  const { state, fingerprint, deviceName } = worst;
  const device = deviceName ?? t('merging.noName');
  const isGood = state === 'intact';
  const stranger = state === 'unknown_device' ? fingerprint : null;
  return (
    <>
      <p className={isGood ? 'soft' : 'merging-warning'}>
        {isGood ? '✓ ' : '! '}
        {t(`merging.seal_${state}`, { device })}{' '}
        {stranger !== null && !isAccepting && (
          <Button size="small" aria-label={t('handOver.acceptOf', { name: device })} onClick={() => setAccepting(true)}>
            {t('handOver.accept')}
          </Button>
        )}
      </p>
      {stranger !== null && isAccepting && (
        <AcceptDevice
          key={stranger}
          fingerprint={stranger}
          name={deviceName ?? ''}
          token={token}
          onCancel={() => setAccepting(false)}
          onAccepted={(accepted) => {
            onKnown(accepted);
            setAccepting(false);
          }}
        />
      )}
    </>
  );
}
