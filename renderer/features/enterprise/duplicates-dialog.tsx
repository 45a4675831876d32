import { Button, Progress } from 'antd';
import { type ReactNode, useState } from 'react';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { MergeView } from './merge-view.tsx';
import { reasonLabels } from './model/reason-labels.ts';
import { TextDifference } from './text-difference.tsx';
import type { DuplicatePair, MergePair } from './types.ts';
import { type Scan, useScan } from './use-scan.ts';

export type DuplicatesDialogProps = {
  readonly onClose: () => void;
  readonly onShow: (enterpriseId: string) => void;
};

/** All pairs of the library that may be one enterprise. They are proposed, never merged. */
export function DuplicatesDialog({ onClose, onShow }: DuplicatesDialogProps): ReactNode {
  const { t } = useText();
  const scan = useScan();
  const [pair, setPair] = useState<MergePair>();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const pairs = scan.pairs.filter(
    (found) => !kept.has(toKey(found)) && !gone.has(found.one.enterpriseId) && !gone.has(found.two.enterpriseId),
  );
  const title = pair === undefined ? t('enterprise.scanTitle') : t('enterprise.mergeTitle');
  return (
    <Dialog title={title} width={860} onClose={onClose}>
      {pair === undefined ? (
        <>
          <ScanProgress scan={scan} found={pairs.length} />
          <ul className="pairs">
            {pairs.map((found) => (
              <PairLine
                key={toKey(found)}
                pair={found}
                onShow={onShow}
                onMerge={() => setPair({ from: found.two.enterpriseId, into: found.one.enterpriseId })}
                onKeep={() => setKept(new Set([...kept, toKey(found)]))}
              />
            ))}
          </ul>
        </>
      ) : (
        <MergeView
          pair={pair}
          onCancel={() => setPair(undefined)}
          onMerged={({ from }) => {
            setGone(new Set([...gone, from]));
            setPair(undefined);
          }}
        />
      )}
    </Dialog>
  );
}

function ScanProgress({ scan, found }: { readonly scan: Scan; readonly found: number }): ReactNode {
  const { t } = useText();
  const { done, total, isRunning, error } = scan;
  if (error !== undefined) return <ErrorNotice error={error} title={t('enterprise.scanFailed')} />;
  const percent = total === 0 ? 0 : Math.round((done / total) * 100);
  return (
    <>
      <output>
        {isRunning ? t('enterprise.scanning', { done, total }) : t('enterprise.scanned', { total, found })}
      </output>
      {isRunning && <Progress percent={percent} aria-label={t('enterprise.scanTitle')} />}
      {!isRunning && <p className="soft">{t('enterprise.scanHint')}</p>}
    </>
  );
}

type PairLineProps = {
  readonly pair: DuplicatePair;
  readonly onShow: (enterpriseId: string) => void;
  readonly onMerge: () => void;
  readonly onKeep: () => void;
};

function PairLine({ pair: { one, two, reason }, onShow, onMerge, onKeep }: PairLineProps): ReactNode {
  const { t } = useText();
  return (
    <li>
      <span className="duplicate-reason">{t(reasonLabels[reason])}</span>
      {[
        [one, two],
        [two, one],
      ].map(([shown, other]) =>
        shown === undefined || other === undefined ? null : (
          <button
            key={shown.enterpriseId}
            type="button"
            className="pair-side"
            onClick={() => onShow(shown.enterpriseId)}
          >
            <span>
              <TextDifference text={shown.name} other={other.name} />
            </span>
            <span className="soft tabular">{shown.creditCode ?? t('common.notRecorded')}</span>
          </button>
        ),
      )}
      <span className="duplicate-actions">
        <Button size="small" type="primary" onClick={onMerge}>
          {t('enterprise.mergeOpen')}
        </Button>
        <Button size="small" onClick={onKeep}>
          {t('enterprise.keepBoth')}
        </Button>
      </span>
    </li>
  );
}

function toKey({ one, two }: DuplicatePair): string {
  return `${one.enterpriseId} ${two.enterpriseId}`;
}
