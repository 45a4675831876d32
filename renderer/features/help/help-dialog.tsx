import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { keyGroups } from './key-groups.ts';
import { KeyTable } from './key-table.tsx';

export type HelpDialogProps = { readonly onClose: () => void; readonly onTour: () => void };

/** The keys of the frame and the list, and the way to the tour. A visit has a help of its own. */
export function HelpDialog({ onClose, onTour }: HelpDialogProps): ReactNode {
  const { t } = useText();
  return (
    <Dialog title={t('help.title')} width={1040} onClose={onClose}>
      <p className="soft">{t('help.intro')}</p>
      <div className="key-groups">
        {keyGroups.map((group) => (
          <KeyTable key={group.label} group={group} />
        ))}
      </div>
      <Button onClick={onTour}>{t('firstStart.tourAgain')}</Button>
    </Dialog>
  );
}
