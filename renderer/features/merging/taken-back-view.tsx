import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ScrollPane } from '#renderer/components/scroll-pane.tsx';
import { toFieldName } from '#renderer/features/conflicts/field-name.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { TakenBack } from './types.ts';

export type TakenBackViewProps = {
  readonly outcome: TakenBack;
  readonly onAgain: () => void;
  readonly onClose: () => void;
};

/** What is as before the merge, and what was kept because somebody has worked on it since. */
export function TakenBackView({ outcome, onAgain, onClose }: TakenBackViewProps): ReactNode {
  const { t } = useText();
  const { removed, restored, kept, keptItems } = outcome;
  return (
    <>
      <h2>{t('merging.takenBackTitle')}</h2>
      <output>{t('merging.takenBackText', { removed, restored })}</output>
      {kept > 0 && (
        <section className="merging-kept">
          <h3>{t('merging.keptTitle', { n: kept })}</h3>
          <ScrollPane label={t('merging.keptTitle', { n: kept })}>
            <ul>
              {keptItems.map((item) => (
                <KeptLine key={JSON.stringify(item)} item={item} />
              ))}
            </ul>
          </ScrollPane>
        </section>
      )}
      <div className="merging-actions">
        <Button onClick={onAgain}>{t('merging.again')}</Button>
        <Button
          type="primary"
          // What had the focus is gone; Enter closes.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onClick={onClose}
        >
          {t('merging.close')}
        </Button>
      </div>
    </>
  );
}

function KeptLine({ item }: { readonly item: TakenBack['keptItems'][number] }): ReactNode {
  const tools = useText();
  const { t } = tools;
  const { enterprise, date, table, field, reason } = item;
  const what = field === null ? t('merging.keptRow') : toFieldName(tools, { table, field });
  return (
    <li>
      {[enterprise, date, t(`conflicts.table_${table}`), what].filter((part) => part !== null).join(' · ')}
      {' — '}
      {t(`merging.kept_${reason}`)}
    </li>
  );
}
