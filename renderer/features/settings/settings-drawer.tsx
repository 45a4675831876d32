import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Radio } from 'antd';
import type { ReactNode } from 'react';
import { isLanguage } from '#domain/language.ts';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useFocusReturn } from '#renderer/components/use-focus-return.ts';
import { BackupsSection } from '#renderer/features/backups/backups-section.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { type Session, useSaveSettings } from '#renderer/session.ts';
import { InspectorForm } from './inspector-form.tsx';
import './settings.css';

export type SettingsDrawerProps = {
  readonly session: Session;
  readonly onClose: () => void;
};

/** The settings of this device, and what program and library this is. */
export function SettingsDrawer({ session, onClose }: SettingsDrawerProps): ReactNode {
  const { t } = useText();
  useFocusReturn();
  return (
    <Drawer title={t('settings.title')} open onClose={onClose} size={400}>
      <div className="settings">
        <LanguageChoice />
        <InspectorForm inspector={session.settings.inspector} />
        <BackupsSection settings={session.settings} />
        <About session={session} />
      </div>
    </Drawer>
  );
}

function LanguageChoice(): ReactNode {
  const { t, language } = useText();
  const save = useSaveSettings();
  return (
    <section>
      <h2>{t('settings.language')}</h2>
      <Radio.Group
        aria-label={t('settings.language')}
        vertical
        value={language}
        onChange={({ target }) => {
          const chosen: unknown = target.value;
          if (isLanguage(chosen)) save.mutate({ language: chosen });
        }}
        options={[
          { value: 'zh-Hans', label: '简体中文' },
          { value: 'zh-Hant', label: '繁體中文' },
          { value: 'en', label: 'English' },
        ]}
      />
      <p className="soft">{t('settings.languageHint')}</p>
      {save.error !== null && <ErrorNotice error={save.error} />}
    </section>
  );
}

function About({ session }: { readonly session: Session }): ReactNode {
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
      {library.place !== 'named' && <OtherLibrary present={library.place} />}
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
