import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { WhereWritable } from '#renderer/components/read-only.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { useWithdrawOpen } from './use-assignments.ts';

export type WithdrawAllProps = {
  readonly inspector: string;
  /** How many are open. */
  readonly open: number;
  /** Told how many were withdrawn; the inspector may have none left to be shown. */
  readonly onWithdrawn: (count: number) => void;
};

/** Takes everything that is open from an inspector again, after it was asked once more. */
export function WithdrawAll({ inspector, open, onWithdrawn }: WithdrawAllProps): ReactNode {
  const { t } = useText();
  const [isAsking, setAsking] = useState(false);
  const withdraw = useWithdrawOpen(inspector, onWithdrawn);
  return (
    <WhereWritable>
      {withdraw.error !== null && <ErrorNotice error={withdraw.error} title={t('assignments.changeFailed')} />}
      {open > 0 && !isAsking && (
        <div>
          <Button onClick={() => setAsking(true)}>{t('assignments.withdrawAll', { n: open })}</Button>
        </div>
      )}
      {isAsking && (
        <section className="assignments-ask" aria-label={t('assignments.withdrawAll', { n: open })}>
          <p>{t('assignments.withdrawAllAsk', { inspector, n: open })}</p>
          <div className="assignments-buttons">
            <Button
              danger
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate(undefined, { onSettled: () => setAsking(false) })}
            >
              {t('assignments.withdrawAllGo', { n: open })}
            </Button>
            <Button
              // Enter must not take them all back.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              onClick={() => setAsking(false)}
            >
              {t('common.cancel')}
            </Button>
          </div>
        </section>
      )}
    </WhereWritable>
  );
}
