import { Button, Radio } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { isLanguage } from '#domain/language.ts';
import { Emblem } from '#renderer/features/frame/emblem.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { InspectorInputs, type InspectorInputsProps } from '#renderer/components/inspector-inputs.tsx';
import { showLanguage, useText } from '#renderer/i18n/index.ts';
import { type Choices, useBegin } from './use-begin.ts';
import './first-start.css';

/** The first page that anybody sees: language, who inspects, and what to begin with. Nothing here is binding. */
export function FirstStart({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { t, language } = useText();
  const [inspector, setInspector] = useState<Choices['inspector']>({ name: '', certificate: '' });
  const [library, setLibrary] = useState<Choices['library']>('own');
  const begin = useBegin(onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    begin.mutate({ language, inspector, library });
  };
  return (
    <main className="first-start">
      <h1>
        <Emblem /> {t('firstStart.title')}
      </h1>
      <p className="soft">{t('firstStart.intro')}</p>
      <form onSubmit={submit}>
        <LanguageChoice />
        <Who inspector={inspector} onChange={setInspector} />
        <LibraryChoice library={library} onChange={setLibrary} />
        {begin.error !== null && <ErrorNotice error={begin.error} title={t('firstStart.failed')} />}
        <Button type="primary" size="large" htmlType="submit" loading={begin.isPending}>
          {t('firstStart.start')}
        </Button>
      </form>
    </main>
  );
}

/** Shown at once; kept with the other choices. */
function LanguageChoice(): ReactNode {
  const { t, language } = useText();
  return (
    <section>
      <h2>{t('firstStart.language')}</h2>
      <Radio.Group
        aria-label={t('firstStart.language')}
        value={language}
        onChange={({ target }) => {
          const chosen: unknown = target.value;
          if (isLanguage(chosen)) void showLanguage(chosen);
        }}
        options={[
          { value: 'zh-Hans', label: '简体中文' },
          { value: 'zh-Hant', label: '繁體中文' },
          { value: 'en', label: 'English' },
        ]}
      />
    </section>
  );
}

function Who({ inspector, onChange }: InspectorInputsProps): ReactNode {
  const { t } = useText();
  return (
    <section>
      <h2>{t('firstStart.who')}</h2>
      <p className="soft">{t('firstStart.whoHint')}</p>
      <div className="first-start-names">
        <InspectorInputs inspector={inspector} onChange={onChange} />
      </div>
    </section>
  );
}

type LibraryChoiceProps = {
  readonly library: Choices['library'];
  readonly onChange: (library: Choices['library']) => void;
};

function LibraryChoice({ library, onChange }: LibraryChoiceProps): ReactNode {
  const { t } = useText();
  return (
    <section>
      <h2>{t('firstStart.library')}</h2>
      <Radio.Group
        aria-label={t('firstStart.library')}
        vertical
        value={library}
        onChange={({ target }) => onChange(target.value === 'sample' ? 'sample' : 'own')}
      >
        <Radio value="own">
          {t('firstStart.own')}
          <span className="soft first-start-hint">{t('firstStart.ownHint')}</span>
        </Radio>
        <Radio value="sample">
          {t('firstStart.sample')}
          <span className="soft first-start-hint">{t('firstStart.sampleHint')}</span>
        </Radio>
      </Radio.Group>
    </section>
  );
}
