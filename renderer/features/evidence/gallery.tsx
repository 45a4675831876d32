import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { useEvidenceTools } from './evidence-tools.ts';
import { PieceCard } from './piece-card.tsx';
import { RemovedPieces } from './removed-pieces.tsx';
import type { Evidence } from './types.ts';
import { useCheckedContents, useEvidence } from './use-evidence.ts';
import { useIntake } from './use-intake.ts';

export type GalleryProps = { readonly isLocked: boolean; readonly onClose: () => void };

const perRow = 4;
const rowHeight = 316;
/** So many contents are read again whenever the gallery is opened; of more, the completion of the visit does it once. */
const mostChecked = 200;

/** All evidence of the visit: add, look at, caption, link to questions, remove and restore. */
export function Gallery({ isLocked, onClose }: GalleryProps): ReactNode {
  const { t } = useText();
  const { inspectionId } = useVisitTools();
  const { choose } = useEvidenceTools();
  const list = useEvidence(inspectionId);
  const intake = useIntake();
  const pieces = list.data?.pieces ?? [];
  useCheckedContents(inspectionId, pieces.length > 0 && pieces.length <= mostChecked);
  return (
    <Dialog title={t('evidence.titleCount', { n: pieces.length })} width={1080} onClose={onClose}>
      <div className="gallery" {...(isLocked ? {} : intake)}>
        {isLocked ? (
          <p className="quiet">{t('evidence.lockedHint')}</p>
        ) : (
          <p className="gallery-head">
            <Button onClick={() => choose([])}>{t('evidence.addToVisit')}</Button>
            <span className="quiet">{t('evidence.dropHint')}</span>
          </p>
        )}
        {list.error !== null && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
        {list.data !== undefined && pieces.length === 0 && <p>{t('evidence.none')}</p>}
        {pieces.length > 0 && <Cards pieces={pieces} isLocked={isLocked} />}
        {list.data !== undefined && list.data.removed.length > 0 && (
          <RemovedPieces pieces={list.data.removed} isLocked={isLocked} />
        )}
      </div>
    </Dialog>
  );
}

/** Only the rows on the screen exist, so that thousands of photos cost no more than a dozen. */
function Cards({ pieces, isLocked }: { readonly pieces: readonly Evidence[]; readonly isLocked: boolean }): ReactNode {
  const { t } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  // Draws itself anew whenever it scrolls, so nothing here needs to be remembered between draws.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: Math.ceil(pieces.length / perRow),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 1,
    useFlushSync: false,
  });
  return (
    // A region that scrolls has to be reachable by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={scroller} className="gallery-scroll" tabIndex={0} aria-label={t('evidence.pieces')}>
      <div className="gallery-rows" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <div key={index} className="gallery-row" style={{ transform: `translateY(${start}px)` }}>
            {pieces.slice(index * perRow, (index + 1) * perRow).map((piece) => (
              <PieceCard key={piece.id} piece={piece} pieces={pieces} isLocked={isLocked} />
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}
