import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { type KeyGroup, keyGroups } from './key-groups.ts';
import './help.css';

export type HelpDialogProps = { readonly open: boolean; readonly onClose: () => void };

/** The keys of the frame and the list. A visit has a help of its own. */
export function HelpDialog({ open, onClose }: HelpDialogProps): ReactNode {
  const { t } = useText();
  return (
    <Modal title={t('help.title')} open={open} onCancel={onClose} footer={null} width={640} destroyOnHidden>
      <p className="soft">{t('help.intro')}</p>
      {keyGroups.map((group) => (
        <KeyTable key={group.label} group={group} />
      ))}
    </Modal>
  );
}

function KeyTable({ group }: { readonly group: KeyGroup }): ReactNode {
  const { t } = useText();
  return (
    <section className="key-group">
      <h3>{t(group.label)}</h3>
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
