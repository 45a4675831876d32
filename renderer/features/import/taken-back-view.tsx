import type { ReactNode } from 'react';
import { findFact } from '#domain/facts/dictionary.ts';
import { TakenBack as TakenBackPanel } from '#renderer/components/taken-back.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { TextTools } from '#renderer/i18n/index.ts';
import type { TakenBack } from './types.ts';

export type TakenBackViewProps = {
  readonly outcome: TakenBack;
  readonly onAgain: () => void;
  readonly onClose: () => void;
};

/** What is as before the import, and what was kept because somebody has worked on it since. */
export function TakenBackView({ outcome, ...ways }: TakenBackViewProps): ReactNode {
  const tools = useText();
  const { t } = tools;
  const { removed, restored, kept, keptItems } = outcome;
  return (
    <TakenBackPanel
      text={t('importRecords.takenBackText', { removed, restored })}
      kept={kept}
      keptLines={keptItems.map((item) => toLine(tools, item))}
      again={t('importRecords.again')}
      close={t('importRecords.close')}
      {...ways}
    />
  );
}

type KeptItem = TakenBack['keptItems'][number];

function toLine(tools: TextTools, item: KeptItem): string {
  const parts = [item.enterprise, item.date, toFieldText(tools, item)].filter((part) => part !== null);
  return `${parts.join(' · ')} — ${tools.t(`importRecords.kept_${item.reason}`)}`;
}

function toFieldText({ t, text }: TextTools, { field, date }: KeptItem): string {
  if (field === null) return t(date === null ? 'importRecords.keptEnterprise' : 'importRecords.keptVisit');
  const fact = findFact(field.replace(/\.note$/, ''));
  if (fact !== undefined) return text(fact.label);
  return t(field === 'date' ? 'importRecords.field_date' : 'importRecords.field_other');
}
