import type { ReactNode } from 'react';
import type { FactDefinition } from '#domain/fact.ts';
import { isLocked } from '#renderer/features/visit/store/visit-state.ts';
import { useVisitState, useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { useEvidenceTools } from './evidence-tools.ts';
import { Thumbnail } from './thumbnail.tsx';
import { useEvidenceOf } from './use-evidence.ts';

/** More than fit into a line are looked at in the gallery. */
const mostShown = 6;

/** The evidence of one question: add, count, and the pieces at a glance. After value and note in the order of Tab. */
export function ItemEvidence({ fact }: { readonly fact: FactDefinition }): ReactNode {
  const { t, text } = useText();
  const { inspectionId } = useVisitTools();
  const { choose, openGallery, openLarge } = useEvidenceTools();
  const locked = useVisitState(isLocked);
  const pieces = useEvidenceOf(inspectionId, fact.id);
  const more = pieces.length - mostShown;
  return (
    <>
      {!locked && (
        <button
          type="button"
          className="tool item-evidence-add"
          data-tool="evidence"
          title={`${t('evidence.addHint')} (F4)`}
          onClick={() => choose([fact.id])}
        >
          {t('evidence.add')}
        </button>
      )}
      {pieces.length > 0 && (
        <ul className="item-evidence" aria-label={t('evidence.ofFact', { fact: text(fact.label), n: pieces.length })}>
          {pieces.slice(0, mostShown).map((piece) => (
            <li key={piece.id}>
              <button
                type="button"
                className="thumbnail-button"
                title={piece.caption ?? piece.name}
                aria-label={t('evidence.open', { name: piece.caption ?? piece.name })}
                onClick={() => openLarge({ pieces, id: piece.id })}
              >
                <Thumbnail piece={piece} />
              </button>
            </li>
          ))}
          {more > 0 && (
            <li>
              <button type="button" className="tool" onClick={openGallery}>
                {t('evidence.more', { n: more })}
              </button>
            </li>
          )}
        </ul>
      )}
    </>
  );
}
