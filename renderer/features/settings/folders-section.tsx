import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { type Session, type Settings, useSaveSettings, useShowSettings } from '#renderer/session.ts';

type Purpose = keyof Settings['folders'];

const purposes: readonly { readonly purpose: Purpose; readonly label: MessageKey }[] = [
  { purpose: 'documents', label: 'settings.documentFolder' },
  { purpose: 'exports', label: 'settings.exportFolder' },
];

/** Where the dialogs for saving begin. */
export function FoldersSection({ session }: { readonly session: Session }): ReactNode {
  const { t } = useText();
  return (
    <section>
      <h2>{t('settings.folders')}</h2>
      <p className="soft">{t('settings.foldersHint')}</p>
      {purposes.map(({ purpose, label }) => (
        <FolderChoice key={purpose} purpose={purpose} label={t(label)} folder={session.settings.folders[purpose]} />
      ))}
    </section>
  );
}

type FolderChoiceProps = { readonly purpose: Purpose; readonly label: string; readonly folder: string | null };

/** A folder is chosen in the system's own dialog, never typed. */
function FolderChoice({ purpose, label, folder }: FolderChoiceProps): ReactNode {
  const { t } = useText();
  const show = useShowSettings();
  const reset = useSaveSettings();
  const choose = useMutation({ mutationFn: () => request('chooseFolder', { purpose }), onSuccess: show });
  const error = choose.error ?? reset.error;
  return (
    <fieldset className="folder-choice" aria-label={label}>
      <p>
        {label}: {folder === null ? t('settings.noFolder') : <code>{folder}</code>}
      </p>
      <Button loading={choose.isPending} onClick={() => choose.mutate()}>
        {t('settings.chooseFolder')}
      </Button>
      {folder !== null && (
        <Button onClick={() => reset.mutate({ folders: { [purpose]: null } })}>{t('settings.resetFolder')}</Button>
      )}
      {error !== null && <ErrorNotice error={error} />}
    </fieldset>
  );
}
