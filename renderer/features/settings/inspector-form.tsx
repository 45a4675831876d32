import { App, Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { InspectorInputs } from '#renderer/components/inspector-inputs.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { type Settings, useSaveSettings } from '#renderer/session.ts';

/** Who inspects with this device; what is typed stays there when it cannot be saved. */
export function InspectorForm({ inspector }: { readonly inspector: Settings['inspector'] }): ReactNode {
  const { t } = useText();
  const { message } = App.useApp();
  const save = useSaveSettings();
  const [entered, setEntered] = useState(inspector);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ inspector: entered }, { onSuccess: () => void message.success(t('settings.saved')) });
  };
  return (
    <section>
      <h2>{t('settings.inspector')}</h2>
      <p className="soft">{t('settings.inspectorHint')}</p>
      <form className="field-stack" onSubmit={submit}>
        <InspectorInputs inspector={entered} onChange={setEntered} />
        {save.error !== null && <ErrorNotice error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
      </form>
    </section>
  );
}
