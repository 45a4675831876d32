import type { ReactNode } from 'react';
import { findFact } from '#domain/facts/dictionary.ts';
import { formatSize } from '#renderer/features/backups/format-size.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { Evidence } from './types.ts';

/** What a piece is and what it proves, in words. */
export function PieceFacts({ piece }: { readonly piece: Evidence }): ReactNode {
  const { t, text } = useText();
  const proves = piece.facts.map((fact) => {
    const known = findFact(fact);
    return known === undefined ? fact : text(known.label);
  });
  return (
    <dl className="piece-facts">
      <dt>{t('evidence.name')}</dt>
      <dd>
        {/* A name from elsewhere keeps its own direction and cannot turn what stands around it. */}
        <bdi>{piece.name}</bdi>
        {piece.size !== null && ` · ${formatSize(piece.size)}`}
      </dd>
      {piece.signer !== null && (
        <>
          <dt>{t('evidence.signer')}</dt>
          <dd>{piece.signer}</dd>
        </>
      )}
      <dt>{t('evidence.proves')}</dt>
      <dd>{proves.length === 0 ? t('evidence.wholeVisit') : proves.join(' · ')}</dd>
      <dt>SHA-256</dt>
      <dd className="piece-hash">{piece.sha256}</dd>
    </dl>
  );
}
