import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { keyMap } from './key-map.ts';
import './help.css';

/** How the screen works, and every key. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useText();
  return (
    <Modal open title={t('visitHelp.help')} footer={null} width={1080} centered onCancel={onClose}>
      <p>{t('visitHelp.helpText')}</p>
      <h3 className="key-map-title">{t('visitHelp.keys')}</h3>
      <table className="key-map">
        <tbody>
          {keyMap.map(({ keys, meaning }) => (
            <tr key={meaning}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </th>
              <td>{t(meaning)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
