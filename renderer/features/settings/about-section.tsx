import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { Session } from '#renderer/session.ts';

/** What program and library this is. */
export function AboutSection({ session }: { readonly session: Session }): ReactNode {
  const { t } = useText();
  const { library, program } = session;
  return (
    <section>
      <h2>{t('settings.about')}</h2>
      <dl className="about">
        <dt>{t('settings.library')}</dt>
        <dd>{library.name}</dd>
        <dt>{t('settings.enterprises')}</dt>
        <dd>{library.enterprises}</dd>
        <dt>{t('settings.device')}</dt>
        <dd>{library.deviceName}</dd>
        <dt>{t('settings.version')}</dt>
        <dd>{program.version}</dd>
        <dt>{t('settings.runtime')}</dt>
        <dd>{program.runtime}</dd>
      </dl>
      {library.place !== 'named' && library.place !== 'guest' && <OtherLibrary present={library.place} />}
    </section>
  );
}

/** From the sample to the own library and back; both stay as they are. */
function OtherLibrary({ present }: { readonly present: 'own' | 'sample' }): ReactNode {
  const { t } = useText();
  const client = useQueryClient();
  const library = present === 'own' ? 'sample' : 'own';
  const open = useMutation({
    mutationFn: () => request('openLibrary', { library }),
    onSuccess: () => client.resetQueries(),
  });
  return (
    <>
      {open.error !== null && <ErrorNotice error={open.error} />}
      <Button loading={open.isPending} onClick={() => open.mutate()}>
        {t(library === 'sample' ? 'settings.openSample' : 'settings.openOwn')}
      </Button>
    </>
  );
}
