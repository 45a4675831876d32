import type { ReactNode } from 'react';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { MergeView } from './merge-view.tsx';
import type { MergePair } from './types.ts';

export type MergeDialogProps = {
  readonly pair: MergePair;
  readonly onClose: () => void;
  /** Merged: the one that stays is to be looked at. */
  readonly onShow: (enterpriseId: string) => void;
};

export function MergeDialog({ pair, onClose, onShow }: MergeDialogProps): ReactNode {
  const { t } = useText();
  return (
    <Dialog title={t('enterprise.mergeTitle')} width={860} onClose={onClose}>
      <MergeView pair={pair} onCancel={onClose} onMerged={({ into }) => onShow(into)} />
    </Dialog>
  );
}
