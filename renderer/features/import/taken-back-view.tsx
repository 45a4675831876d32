import { Button } from 'antd';
import type { ReactNode } from 'react';
import { findFact } from '#domain/facts/dictionary.ts';
import { ScrollPane } from '#renderer/components/scroll-pane.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { TextTools } from '#renderer/i18n/index.ts';
import type { TakenBack } from './types.ts';

export type TakenBackViewProps = {
  readonly outcome: TakenBack;
  readonly onAgain: () => void;
  readonly onClose: () => void;
};

/** What is as before the import, and what was kept because somebody has worked on it since. */
export function TakenBackView({ outcome, onAgain, onClose }: TakenBackViewProps): ReactNode {
  const { t } = useText();
  const { removed, restored, kept, keptItems } = outcome;
  return (
    <>
      <h2>{t('importRecords.takenBackTitle')}</h2>
      <output>{t('importRecords.takenBackText', { removed, restored })}</output>
      {kept > 0 && (
        <section>
          <h3>{t('importRecords.keptTitle', { n: kept })}</h3>
          <KeptList items={keptItems} />
        </section>
      )}
      <div className="import-actions">
        <Button onClick={onAgain}>{t('importRecords.again')}</Button>
        <Button
          type="primary"
          // What had the focus is gone; Enter closes.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onClick={onClose}
        >
          {t('importRecords.close')}
        </Button>
      </div>
    </>
  );
}

type KeptItem = TakenBack['keptItems'][number];

function KeptList({ items }: { readonly items: readonly KeptItem[] }): ReactNode {
  const tools = useText();
  const { t } = tools;
  return (
    <div className="import-rejections">
      <ScrollPane label={t('importRecords.keptTitle', { n: items.length })}>
        <ul>
          {items.map((item) => (
            <li key={JSON.stringify(item)}>
              {[item.enterprise, item.date, toFieldText(tools, item)].filter((part) => part !== null).join(' · ')}
              {' — '}
              {t(`importRecords.kept_${item.reason}`)}
            </li>
          ))}
        </ul>
      </ScrollPane>
    </div>
  );
}

function toFieldText({ t, text }: TextTools, { field, date }: KeptItem): string {
  if (field === null) return t(date === null ? 'importRecords.keptEnterprise' : 'importRecords.keptVisit');
  const fact = findFact(field.replace(/\.note$/, ''));
  if (fact !== undefined) return text(fact.label);
  return t(field === 'date' ? 'importRecords.field_date' : 'importRecords.field_other');
}
