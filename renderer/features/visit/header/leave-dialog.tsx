import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { findFact } from '#domain/facts/dictionary.ts';
import { useText } from '#renderer/i18n/index.ts';
import { listUnsaved } from '../store/visit-state.ts';
import { useVisitState } from '../visit-context.ts';

export type LeaveDialogProps = { readonly onStay: () => void; readonly onLeave: () => void };

/** Names what is not on disk before anybody leaves it behind. */
export function LeaveDialog({ onStay, onLeave }: LeaveDialogProps): ReactNode {
  const { t, text } = useText();
  const state = useVisitState((whole) => whole);
  return (
    <Modal
      open
      title={t('visit.unsavedTitle')}
      okText={t('visit.stay')}
      cancelText={t('visit.leave')}
      cancelButtonProps={{ danger: true, onClick: onLeave }}
      onOk={onStay}
      onCancel={onStay}
    >
      <p>{t('visit.unsavedText')}</p>
      <ul>
        {listUnsaved(state).map((id) => {
          const label = findFact(id)?.label;
          return <li key={id}>{label === undefined ? id : text(label)}</li>;
        })}
      </ul>
    </Modal>
  );
}
