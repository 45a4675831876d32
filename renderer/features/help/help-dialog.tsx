import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { type KeyGroup, keyGroups } from './key-groups.ts';
import './help.css';

export type HelpDialogProps = { readonly onClose: () => void; readonly onTour: () => void };

/** The keys of the frame and the list, and the way to the tour. A visit has a help of its own. */
export function HelpDialog({ onClose, onTour }: HelpDialogProps): ReactNode {
  const { t } = useText();
  return (
    <Dialog title={t('help.title')} width={640} onClose={onClose}>
      <p className="soft">{t('help.intro')}</p>
      {keyGroups.map((group) => (
        <KeyTable key={group.label} group={group} />
      ))}
      <Button onClick={onTour}>{t('firstStart.tourAgain')}</Button>
    </Dialog>
  );
}

function KeyTable({ group }: { readonly group: KeyGroup }): ReactNode {
  const { t } = useText();
  return (
    <section className="key-group">
      <h2>{t(group.label)}</h2>
      <dl>
        {group.entries.map(({ keys, label }) => (
          <div key={label}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(label)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
