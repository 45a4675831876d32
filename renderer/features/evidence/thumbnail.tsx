import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { toPicturePath } from '#domain/evidence/picture-address.ts';
import { isShownPicture } from '#domain/evidence/picture-header.ts';
import { useIsReadOnly } from '#renderer/components/read-only.tsx';
import { request } from '#renderer/api.ts';
import { useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { makeThumbnail } from './draw-picture.ts';
import { toFault, toTypeLabel } from './model/piece-labels.ts';
import type { Evidence } from './types.ts';
import { recheckEvidence, useCheckedContents } from './use-evidence.ts';

/** A piece at a glance: the small picture, or what kind of file it is; in words where its content cannot be had. */
export function Thumbnail({ piece }: { readonly piece: Evidence }): ReactNode {
  const { t } = useText();
  const { inspectionId } = useVisitTools();
  const checked = useCheckedContents(inspectionId);
  const fault = toFault(piece, checked.get(piece.sha256));
  return (
    <span className="thumbnail" data-fault={fault?.kind}>
      {piece.content === 'here' && isShownPicture(piece.mediaType) ? (
        <SmallPicture key={piece.sha256} piece={piece} />
      ) : (
        <span className="thumbnail-type">{toTypeLabel(piece)}</span>
      )}
      {fault !== undefined && <strong className="thumbnail-fault">{t(fault.text)}</strong>}
    </span>
  );
}

/** Pictures that came from elsewhere have none yet: it is drawn when they are first seen, and kept. */
function SmallPicture({ piece }: { readonly piece: Evidence }): ReactNode {
  const client = useQueryClient();
  const { inspectionId } = useVisitTools();
  // Where nothing can be kept, the picture itself is drawn small each time.
  const kind = useIsReadOnly() ? 'picture' : 'thumbnail';
  const [source, setSource] = useState(toPicturePath({ kind, sha256: piece.sha256 }));
  const [isAsked, setIsAsked] = useState(false);
  const [isFailed, setIsFailed] = useState(false);
  const draw = async (): Promise<void> => {
    if (isAsked) return setIsFailed(true);
    setIsAsked(true);
    try {
      setSource(await drawMissing(piece.sha256));
    } catch {
      setIsFailed(true);
      await recheckEvidence(client, inspectionId);
    }
  };
  if (isFailed) return <span className="thumbnail-type">{toTypeLabel(piece)}</span>;
  return <img src={source} alt="" loading="lazy" decoding="async" draggable={false} onError={() => void draw()} />;
}

async function drawMissing(sha256: string): Promise<string> {
  const answer = await fetch(toPicturePath({ kind: 'picture', sha256 }));
  if (!answer.ok) throw new Error('The picture cannot be had');
  const bytes = await makeThumbnail(await answer.blob());
  if (bytes === undefined) throw new Error('The picture cannot be drawn small');
  await request('saveThumbnail', { sha256, bytes });
  return `${toPicturePath({ kind: 'thumbnail', sha256 })}?made`;
}
