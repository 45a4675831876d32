import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ForeignPanel } from '#renderer/features/foreign-file/foreign-panel.tsx';
import type { ChosenFile } from '#renderer/features/foreign-file/types.ts';
import { useText } from '#renderer/i18n/index.ts';
import { DevicesPanel } from './devices-panel.tsx';
import { GivePanel } from './give-panel.tsx';
import './hand-over.css';

export type HandOverTab = 'give' | 'open' | 'devices';

export type HandOverDialogProps = {
  readonly tab: HandOverTab;
  readonly onClose: () => void;
  /** A file that was looked into goes on to be merged. */
  readonly onMerge: (file: ChosenFile) => void;
};

/** Handing the library over, opening what others handed over, and the devices that are trusted. Closing ends what is going on. */
export function HandOverDialog({ tab, onClose, onMerge }: HandOverDialogProps): ReactNode {
  const { t } = useText();
  const close = (): void => {
    void request('cancelHandOver').catch(() => undefined);
    void request('closeForeignFile').catch(() => undefined);
    onClose();
  };
  return (
    <Dialog title={t('handOver.title')} width={900} onClose={close}>
      <Tabs
        defaultActiveKey={tab}
        items={[
          { key: 'give', label: t('handOver.tabGive'), children: <GivePanel /> },
          {
            key: 'open',
            label: t('handOver.tabOpen'),
            children: <ForeignPanel onBrowse={onClose} onMerge={onMerge} />,
          },
          { key: 'devices', label: t('handOver.tabDevices'), children: <DevicesPanel /> },
        ]}
      />
    </Dialog>
  );
}
