import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { Field } from '#renderer/components/field.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';
import type { Session } from '#renderer/session.ts';

/** What this device is called in the history of what it wrote. */
export function DeviceSection({ session }: { readonly session: Session }): ReactNode {
  const { t } = useText();
  const [name, setName] = useState(session.library.deviceName);
  const rename = useRenameDevice();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') rename.mutate(name.trim());
  };
  return (
    <section>
      <h2>{t('settings.device')}</h2>
      <form className="field-stack" onSubmit={submit}>
        <Field
          label={t('settings.deviceName')}
          hint={t('settings.deviceHint')}
          {...(name.trim() === '' ? { error: t('settings.deviceEmpty') } : {})}
        >
          {(control) => (
            <Input {...control} maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
          )}
        </Field>
        {rename.error !== null && <ErrorNotice error={rename.error} />}
        <Button htmlType="submit" loading={rename.isPending} disabled={name.trim() === ''}>
          {t('settings.rename')}
        </Button>
      </form>
    </section>
  );
}

function useRenameDevice() {
  const { t } = useText();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => request('renameDevice', { name }),
    onSuccess: async ({ name }) => {
      client.setQueryData<Session>(
        queryKeys.session,
        (session) => session && { ...session, library: { ...session.library, deviceName: name } },
      );
      void message.success(t('settings.saved'));
      // The histories that are held in memory name the device.
      await client.invalidateQueries({ queryKey: queryKeys.visit });
    },
  });
}
