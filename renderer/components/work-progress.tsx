import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import './work-view.css';

export type WorkProgressProps = {
  /** What is going on. */
  readonly label: string;
  readonly done: number;
  /** 0: it cannot be told. */
  readonly total: number;
  /** What stopping leaves behind. */
  readonly safety: string;
  readonly onCancel: () => void;
};

/** How far long work has come, and the way to stop it. */
export function WorkProgress({ label, done, total, safety, onCancel }: WorkProgressProps): ReactNode {
  const { t } = useText();
  return (
    <>
      <output>{label}</output>
      <Progress
        aria-label={label}
        percent={total === 0 ? 0 : Math.floor((100 * done) / total)}
        format={() => (total === 0 ? '' : `${done} / ${total}`)}
      />
      <p className="soft">{safety}</p>
      <div className="work-actions">
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </>
  );
}
