import { Drawer, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useFocusReturn } from '#renderer/components/use-focus-return.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { Session } from '#renderer/session.ts';
import { settingsTabs } from './tabs.ts';
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
    <Drawer title={t('settings.title')} open onClose={onClose} size={760}>
      <Tabs
        tabPlacement="start"
        className="settings-tabs"
        items={settingsTabs.map(({ key, label, sections }) => ({
          key,
          label: t(label),
          children: (
            <div className="settings">
              {Object.entries(sections).map(([name, Section]) => (
                <Section key={name} session={session} />
              ))}
            </div>
          ),
        }))}
      />
    </Drawer>
  );
}
