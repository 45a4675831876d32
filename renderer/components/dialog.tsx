import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useFocusReturn } from './use-focus-return.ts';

export type DialogProps = {
  readonly title: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** The larger ones would not fit a screen of 800 pixels otherwise. */
const highUp = { top: 32 };

/** A dialog, open as long as it is there. A click beside it does not close it: what was typed would be lost. */
export function Dialog({ title, width, onClose, children }: DialogProps): ReactNode {
  useFocusReturn();
  return (
    <Modal open title={title} width={width} style={highUp} onCancel={onClose} footer={null} mask={{ closable: false }}>
      {children}
    </Modal>
  );
}
