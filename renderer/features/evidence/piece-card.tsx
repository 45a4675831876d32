import { Button, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { greatestCaptionLength } from '#domain/evidence/limits.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { isComposing } from '#renderer/components/composition.ts';
import { toErrorText } from '#renderer/components/error-text.ts';
import { toApiError } from '#renderer/api.ts';
import { useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { useEvidenceTools } from './evidence-tools.ts';
import { Thumbnail } from './thumbnail.tsx';
import type { Evidence } from './types.ts';
import { useEvidenceAction } from './use-evidence.ts';

export type PieceCardProps = {
  readonly piece: Evidence;
  /** All that can be looked at from here. */
  readonly pieces: readonly Evidence[];
  readonly isLocked: boolean;
};

/** One piece with everything that can be done with it. */
export function PieceCard({ piece, pieces, isLocked }: PieceCardProps): ReactNode {
  const { t, text } = useText();
  const { inspectionId } = useVisitTools();
  const { openLarge } = useEvidenceTools();
  const action = useEvidenceAction(inspectionId);
  const name = piece.caption ?? piece.name;
  return (
    <article className="piece-card" aria-label={name} data-evidence={piece.id}>
      <button
        type="button"
        className="thumbnail-button"
        aria-label={t('evidence.open', { name })}
        onClick={() => openLarge({ pieces, id: piece.id })}
      >
        <Thumbnail piece={piece} />
      </button>
      <p className="piece-name" title={piece.name}>
        <bdi>{piece.name}</bdi>
        {piece.signer !== null && ` · ${piece.signer}`}
      </p>
      <CaptionField
        key={piece.caption}
        piece={piece}
        isLocked={isLocked}
        onSave={(caption) => action.mutate({ kind: 'update', change: { evidenceId: piece.id, caption } })}
      />
      <Select
        mode="multiple"
        className="piece-links"
        aria-label={t('evidence.provesOf', { name })}
        placeholder={t('evidence.wholeVisit')}
        disabled={isLocked}
        maxTagCount={1}
        value={[...piece.facts]}
        options={facts.map(({ id, label }) => ({ value: id, label: text(label) }))}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(linked: string[]) =>
          action.mutate({ kind: 'update', change: { evidenceId: piece.id, facts: linked } })
        }
      />
      {!isLocked && (
        <Button type="text" size="small" onClick={() => action.mutate({ kind: 'remove', evidenceId: piece.id })}>
          {t('evidence.remove')}
        </Button>
      )}
      {action.error !== null && <p role="alert">{toErrorText(t, toApiError(action.error).code).happened}</p>}
    </article>
  );
}

type CaptionFieldProps = {
  readonly piece: Evidence;
  readonly isLocked: boolean;
  readonly onSave: (caption: string) => void;
};

/** Saved on Enter and when the focus leaves; Esc takes back what was typed. */
function CaptionField({ piece, isLocked, onSave }: CaptionFieldProps): ReactNode {
  const { t } = useText();
  const saved = piece.caption ?? '';
  const [caption, setCaption] = useState(saved);
  const save = (): void => {
    if (caption.trim() !== saved) onSave(caption);
  };
  return (
    <input
      type="text"
      className="piece-caption"
      aria-label={t('evidence.captionOf', { name: piece.name })}
      placeholder={t('evidence.caption')}
      maxLength={greatestCaptionLength}
      readOnly={isLocked}
      value={caption}
      onChange={({ currentTarget }) => setCaption(currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (isComposing(event)) return;
        if (event.key === 'Enter') save();
        if (event.key !== 'Escape' || caption === saved) return;
        event.stopPropagation();
        setCaption(saved);
      }}
    />
  );
}
