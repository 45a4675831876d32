import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { ScrollPane } from './scroll-pane.tsx';
import './work-view.css';

export type TakenBackProps = {
  /** What is gone, and what is as before. */
  readonly text: string;
  readonly kept: number;
  /** Some of what was kept, each with its reason. */
  readonly keptLines: readonly string[];
  /** The ways on: to the beginning, and out. */
  readonly again: string;
  readonly close: string;
  readonly onAgain: () => void;
  readonly onClose: () => void;
};

/** What is as before an import or a merge, and what was kept because somebody has worked on it since. */
export function TakenBack(props: TakenBackProps): ReactNode {
  const { t } = useText();
  const { text, kept, keptLines, again, close, onAgain, onClose } = props;
  const keptTitle = t('common.keptTitle', { n: kept });
  return (
    <>
      <h2>{t('common.takenBackTitle')}</h2>
      <output>{text}</output>
      {kept > 0 && (
        <section className="work-kept">
          <h3>{keptTitle}</h3>
          <ScrollPane label={keptTitle}>
            <ul>
              {[...new Set(keptLines)].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </ScrollPane>
          {keptLines.length < kept && <p className="soft">{t('common.keptMore', { n: kept - keptLines.length })}</p>}
        </section>
      )}
      <div className="work-actions">
        <Button onClick={onAgain}>{again}</Button>
        <Button
          type="primary"
          // What had the focus is gone; Enter closes.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onClick={onClose}
        >
          {close}
        </Button>
      </div>
    </>
  );
}
