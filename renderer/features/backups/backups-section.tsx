import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { Field } from '#renderer/components/field.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { type Session, useSaveSettings } from '#renderer/session.ts';
import { BackupFolder } from './backup-folder.tsx';
import { BackupsDialog } from './backups-dialog.tsx';

const choices = [1, 2, 4, 8, 24] as const;

/** When and where backups are made, and the way to their list. */
export function BackupsSection({ session: { settings } }: { readonly session: Session }): ReactNode {
  const { t } = useText();
  const save = useSaveSettings();
  const [isOpen, setOpen] = useState(false);
  const { everyHours } = settings.backups;
  const hours = [...new Set([...choices, ...(everyHours === 0 ? [] : [everyHours])])].toSorted((a, b) => a - b);
  return (
    <section>
      <h2>{t('backups.title')}</h2>
      <p className="soft">{t('backups.hint')}</p>
      <Field label={t('backups.schedule')}>
        {({ id, 'aria-describedby': describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            value={everyHours}
            onChange={(value: number) => save.mutate({ backups: { everyHours: value } })}
            options={[
              ...hours.map((value) => ({ value, label: t('backups.everyHours', { hours: value }) })),
              { value: 0, label: t('backups.onlyOnQuit') },
            ]}
          />
        )}
      </Field>
      {save.error !== null && <ErrorNotice error={save.error} />}
      <BackupFolder folder={settings.backups.folder} />
      <Button onClick={() => setOpen(true)}>{t('backups.open')}</Button>
      {isOpen && <BackupsDialog onClose={() => setOpen(false)} />}
    </section>
  );
}
