import { App, Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { InspectorInputs } from '#renderer/components/inspector-inputs.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { type Session, useSaveSettings } from '#renderer/session.ts';

/** Who inspects with this device, and who usually comes along; what is typed stays there when it cannot be saved. */
export function InspectorsSection({ session }: { readonly session: Session }): ReactNode {
  const { t } = useText();
  const { message } = App.useApp();
  const save = useSaveSettings();
  const [inspector, setInspector] = useState(session.settings.inspector);
  const [secondInspector, setSecondInspector] = useState(session.settings.secondInspector);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ inspector, secondInspector }, { onSuccess: () => void message.success(t('settings.saved')) });
  };
  return (
    <section>
      <h2>{t('settings.inspectors')}</h2>
      <p className="soft">{t('settings.inspectorsHint')}</p>
      <form className="field-stack" onSubmit={submit}>
        <fieldset className="inspector-pair">
          <legend>{t('settings.inspector')}</legend>
          <InspectorInputs inspector={inspector} onChange={setInspector} />
        </fieldset>
        <fieldset className="inspector-pair">
          <legend>{t('settings.secondInspector')}</legend>
          <InspectorInputs inspector={secondInspector} onChange={setSecondInspector} />
        </fieldset>
        {save.error !== null && <ErrorNotice error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
      </form>
    </section>
  );
}
