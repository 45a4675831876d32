import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { Field } from '#renderer/components/field.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';
import './hand-over.css';

export type AcceptDeviceProps = {
  readonly fingerprint: string;
  /** What the device calls itself. */
  readonly name: string;
  /** A file that was looked into and bears a seal of this key; absent: the open library does. */
  readonly token?: string;
  readonly onAccepted: (fingerprint: string) => void;
  readonly onCancel: () => void;
};

/** Accepts a device under a name, after two people compared its fingerprint. */
export function AcceptDevice({ fingerprint, name: given, token, onAccepted, onCancel }: AcceptDeviceProps): ReactNode {
  const { t } = useText();
  const client = useQueryClient();
  const [name, setName] = useState(given);
  const [isCompared, setCompared] = useState(false);
  const accept = useMutation({
    mutationFn: () => request('acceptDevice', { fingerprint, name, ...(token === undefined ? {} : { token }) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.knownDevices });
      onAccepted(fingerprint);
    },
  });
  return (
    <form
      className="accept-device"
      aria-label={t('handOver.acceptOf', { name: given })}
      onSubmit={(event) => {
        event.preventDefault();
        if (isCompared && name.trim() !== '') accept.mutate();
      }}
    >
      <p>
        {t('handOver.fingerprint')} <code className="digits">{fingerprint}</code>
      </p>
      <Checkbox checked={isCompared} onChange={({ target }) => setCompared(target.checked)}>
        {t('handOver.acceptCompared')}
      </Checkbox>
      <Field label={t('handOver.acceptName')}>
        {(aria) => <Input {...aria} maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />}
      </Field>
      {accept.error !== null && <ErrorNotice error={accept.error} title={t('handOver.acceptFailed')} />}
      <div className="hand-over-actions">
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        <Button
          type="primary"
          htmlType="submit"
          disabled={!isCompared || name.trim() === ''}
          loading={accept.isPending}
        >
          {t('handOver.acceptNow')}
        </Button>
      </div>
    </form>
  );
}
