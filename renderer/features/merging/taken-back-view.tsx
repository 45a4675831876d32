import type { ReactNode } from 'react';
import { TakenBack as TakenBackPanel } from '#renderer/components/taken-back.tsx';
import { toFieldName } from '#renderer/features/conflicts/field-name.ts';
import { type TextTools, useText } from '#renderer/i18n/index.ts';
import type { TakenBack } from './types.ts';

export type TakenBackViewProps = {
  readonly outcome: TakenBack;
  readonly onAgain: () => void;
  readonly onClose: () => void;
};

/** What is as before the merge, and what was kept because somebody has worked on it since. */
export function TakenBackView({ outcome, ...ways }: TakenBackViewProps): ReactNode {
  const tools = useText();
  const { t } = tools;
  const { removed, restored, kept, keptItems } = outcome;
  return (
    <TakenBackPanel
      text={t('merging.takenBackText', { removed, restored })}
      kept={kept}
      keptLines={keptItems.map((item) => toLine(tools, item))}
      again={t('merging.again')}
      close={t('merging.close')}
      {...ways}
    />
  );
}

function toLine(tools: TextTools, item: TakenBack['keptItems'][number]): string {
  const { t } = tools;
  const { enterprise, date, table, field, reason } = item;
  const what = field === null ? t('merging.keptRow') : toFieldName(tools, { table, field });
  const parts = [enterprise, date, t(`conflicts.table_${table}`), what].filter((part) => part !== null);
  return `${parts.join(' · ')} — ${t(`merging.kept_${reason}`)}`;
}
