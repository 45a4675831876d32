import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { request } from '#renderer/api.ts';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { ExchangeView } from './exchange-view.tsx';
import { FileCandidates } from './file-candidates.tsx';
import { MergeProgress } from './merge-progress.tsx';
import { MergeResult } from './merge-result.tsx';
import { RecentMerges } from './recent-merges.tsx';
import { TakenBackView } from './taken-back-view.tsx';
import type { ChosenFile } from './types.ts';
import { type Merging, useMerging } from './use-merging.ts';
import './merging.css';

export type MergingDialogProps = {
  /** A file that was looked into elsewhere, to begin with. */
  readonly handed?: ChosenFile | undefined;
  readonly onClose: () => void;
  /** To the conflicts, and to enterprises that may have been entered twice. */
  readonly onConflicts: () => void;
  readonly onDuplicates: () => void;
};

type Way = 'files' | 'folder';

/** Merging with other devices, by files or through a folder. Closing the dialog ends what is going on. */
export function MergingDialog({ handed, onClose, onConflicts, onDuplicates }: MergingDialogProps): ReactNode {
  const { t } = useText();
  const merging = useMerging(handed);
  const [way, setWay] = useState<Way>('files');
  const leave = (next: () => void): (() => void) => {
    return () => {
      void request('closeMergeFiles').catch(() => undefined);
      next();
    };
  };
  const exits = { onClose: leave(onClose), onConflicts: leave(onConflicts), onDuplicates: leave(onDuplicates) };
  return (
    <Dialog title={t('merging.title')} width={860} onClose={exits.onClose}>
      <div className="merging">
        <Segmented
          aria-label={t('merging.ways')}
          value={way}
          disabled={merging.state.busy !== undefined}
          onChange={(next: Way) => setWay(next)}
          options={[
            { value: 'files', label: t('merging.wayFiles') },
            { value: 'folder', label: t('merging.wayFolder') },
          ]}
        />
        {merging.state.isCancelled === true && <output className="merging-notice">{t('merging.cancelled')}</output>}
        {merging.state.error !== undefined && (
          <ErrorNotice
            error={merging.state.error}
            title={t(way === 'files' ? 'merging.failed' : 'exchange.exchangeFailed')}
          />
        )}
        {way === 'files' ? <Files merging={merging} {...exits} /> : <ExchangeView merging={merging} {...exits} />}
      </div>
    </Dialog>
  );
}

type FilesProps = Omit<MergingDialogProps, 'handed'> & { readonly merging: Merging };

function Files({ merging, ...exits }: FilesProps): ReactNode {
  const { state } = merging;
  if (state.busy === 'merging' || state.busy === 'takingBack') return <MergeProgress onCancel={merging.cancel} />;
  if (state.takenBack !== undefined)
    return <TakenBackView outcome={state.takenBack} onAgain={merging.choose} onClose={exits.onClose} />;
  if (state.run !== undefined) return <MergeResult merging={merging} run={state.run} {...exits} />;
  if (state.files.length > 0) return <FileCandidates merging={merging} />;
  return <Start merging={merging} />;
}

function Start({ merging }: { readonly merging: Merging }): ReactNode {
  const { t } = useText();
  return (
    <>
      <p>{t('merging.intro')}</p>
      <div className="merging-actions">
        <Button
          type="primary"
          // The dialog was opened to choose files.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          loading={merging.state.busy === 'choosing'}
          onClick={merging.choose}
        >
          {t('merging.choose')}
        </Button>
      </div>
      <RecentMerges onTakeBack={merging.takeBack} />
    </>
  );
}
