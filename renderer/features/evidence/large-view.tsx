import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { toPicturePath } from '#domain/evidence/picture-address.ts';
import { isShownPicture } from '#domain/evidence/picture-header.ts';
import { isComposing } from '#renderer/components/composition.ts';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { Shown } from './evidence-tools.ts';
import { toFault, toTypeLabel } from './model/piece-labels.ts';
import { PieceFacts } from './piece-facts.tsx';
import { SaveButtons } from './save-buttons.tsx';
import type { Evidence } from './types.ts';
import { recheckEvidence, useCheckedContents } from './use-evidence.ts';

export type LargeViewProps = { readonly shown: Shown; readonly onClose: () => void };

/** One piece as large as the window lets it be; arrows go to the next and the one before, Esc goes back. */
export function LargeView({ shown, onClose }: LargeViewProps): ReactNode {
  const { t } = useText();
  const { pieces } = shown;
  const [index, setIndex] = useState(() =>
    Math.max(
      0,
      pieces.findIndex(({ id }) => id === shown.id),
    ),
  );
  const move = (by: 1 | -1): void => setIndex((now) => (now + by + pieces.length) % pieces.length);
  useArrows(move);
  const piece = pieces[index];
  if (piece === undefined) return null;
  const place = t('evidence.place', { n: index + 1, of: pieces.length });
  return (
    <Dialog title={`${piece.caption ?? piece.name} · ${place}`} width={1100} onClose={onClose}>
      <div className="large-view">
        <LargePicture key={piece.id} piece={piece} />
        <PieceFacts piece={piece} />
        <div className="large-actions">
          <Button disabled={pieces.length < 2} onClick={() => move(-1)}>
            ← {t('evidence.previous')}
          </Button>
          <Button disabled={pieces.length < 2} onClick={() => move(1)}>
            {t('evidence.next')} →
          </Button>
          <SaveButtons piece={piece} />
        </div>
      </div>
    </Dialog>
  );
}

function LargePicture({ piece }: { readonly piece: Evidence }): ReactNode {
  const { t } = useText();
  const client = useQueryClient();
  const { inspectionId } = useVisitTools();
  const fault = toFault(piece, useCheckedContents(inspectionId).get(piece.sha256));
  const [isFailed, setIsFailed] = useState(false);
  const fail = (): void => {
    setIsFailed(true);
    void recheckEvidence(client, inspectionId);
  };
  const isPicture = piece.content === 'here' && isShownPicture(piece.mediaType);
  if (isPicture && !isFailed) {
    const source = toPicturePath({ kind: 'picture', sha256: piece.sha256 });
    return <img src={source} alt={piece.caption ?? piece.name} onError={fail} />;
  }
  return (
    <p className="large-none" role={fault?.kind === 'error' ? 'alert' : undefined}>
      <span className="thumbnail-type">{toTypeLabel(piece)}</span>
      {t(fault?.text ?? (isPicture ? 'evidence.notDrawn' : 'evidence.noPreview'))}
    </p>
  );
}

/** The arrows move wherever the focus is in the dialog, except in a text. */
function useArrows(onMove: (by: 1 | -1) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const by = ({ ArrowRight: 1, ArrowLeft: -1 } as const)[event.key];
      const isText = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (by === undefined || isText || event.altKey || isComposing(event)) return;
      event.preventDefault();
      event.stopPropagation();
      onMove(by);
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  });
}
