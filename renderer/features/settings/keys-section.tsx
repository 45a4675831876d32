import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { KeyTable } from '#renderer/features/help/key-table.tsx';
import { keyGroups } from '#renderer/features/help/key-groups.ts';
import { keyMap } from '#renderer/features/visit/help/key-map.ts';
import { useText } from '#renderer/i18n/index.ts';
import { type Session, useSaveSettings } from '#renderer/session.ts';

/** The keys that can be switched off, and a list of all. */
export function KeysSection({ session }: { readonly session: Session }): ReactNode {
  const { t } = useText();
  const save = useSaveSettings();
  const { letters, enterGoesOn } = session.settings.keys;
  return (
    <section>
      <h2>{t('settings.keys')}</h2>
      <div className="key-choices">
        <Checkbox checked={letters} onChange={({ target }) => save.mutate({ keys: { letters: target.checked } })}>
          {t('settings.letters')}
        </Checkbox>
        <p className="soft">{t('settings.lettersHint')}</p>
        <Checkbox
          checked={enterGoesOn}
          onChange={({ target }) => save.mutate({ keys: { enterGoesOn: target.checked } })}
        >
          {t('settings.enterGoesOn')}
        </Checkbox>
        <p className="soft">{t('settings.enterGoesOnHint')}</p>
      </div>
      {save.error !== null && <ErrorNotice error={save.error} />}
      {keyGroups.map((group) => (
        <KeyTable key={group.label} group={group} />
      ))}
      <KeyTable
        group={{
          label: 'settings.inVisit',
          entries: keyMap.map(({ keys, meaning }) => ({ keys, label: meaning })),
        }}
      />
    </section>
  );
}
