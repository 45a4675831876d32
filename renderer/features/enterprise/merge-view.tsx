import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { MergeTable } from './merge-table.tsx';
import { type Side, toMergeRows, toTaken } from './model/merge.ts';
import type { MergeField, MergePair, MergePreview } from './types.ts';
import { useMerge, useMergePreview } from './use-merge.ts';
import { VisitLines } from './visit-lines.tsx';

export type MergeViewProps = {
  readonly pair: MergePair;
  readonly onMerged: (pair: MergePair) => void;
  readonly onCancel: () => void;
};

/** Two enterprises side by side: which one stays, which values it keeps, and what happens to the visits. */
export function MergeView({ pair: given, onMerged, onCancel }: MergeViewProps): ReactNode {
  const { t } = useText();
  const [pair, setPair] = useState(given);
  const { data, error } = useMergePreview(pair);
  if (error !== null) {
    return (
      <>
        <ErrorNotice error={error} title={t('enterprise.loadFailed')} />
        <div className="dialog-actions">
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
        </div>
      </>
    );
  }
  if (data === undefined) return <p className="soft">{t('common.loading')}</p>;
  return (
    <MergeForm
      // Changed about, every choice is another one.
      key={pair.into}
      preview={data}
      onSwap={() => setPair({ from: pair.into, into: pair.from })}
      onMerged={() => onMerged(pair)}
      onCancel={onCancel}
    />
  );
}

type MergeFormProps = {
  readonly preview: MergePreview;
  readonly onSwap: () => void;
  readonly onMerged: () => void;
  readonly onCancel: () => void;
};

function MergeForm({ preview, onSwap, onMerged, onCancel }: MergeFormProps): ReactNode {
  const { t } = useText();
  const [choices, setChoices] = useState<Readonly<Partial<Record<MergeField, Side>>>>({});
  const merge = useMerge();
  const rows = toMergeRows(preview, choices);
  const { from, into } = preview;
  const submit = (): void =>
    merge.mutate({ from: from.enterpriseId, into: into.enterpriseId, take: toTaken(rows) }, { onSuccess: onMerged });
  return (
    <div className="merge">
      <p>{t('enterprise.mergeWhat', { from: from.fields.name ?? '', into: into.fields.name ?? '' })}</p>
      <MergeTable rows={rows} onChoose={(field, side) => setChoices({ ...choices, [field]: side })} />
      <div className="merge-visits">
        <VisitLines title={t('enterprise.visitsOfStaying')} visits={into.visits} />
        <VisitLines title={t('enterprise.visitsOfMerged')} visits={from.visits} />
      </div>
      <p className="soft">{t('enterprise.mergeUndo')}</p>
      {merge.error !== null && <ErrorNotice error={merge.error} />}
      <div className="dialog-actions">
        <Button onClick={onSwap}>{t('enterprise.mergeSwap')}</Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        <Button type="primary" loading={merge.isPending} onClick={submit}>
          {t('enterprise.mergeNow')}
        </Button>
      </div>
    </div>
  );
}
