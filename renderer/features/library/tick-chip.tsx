import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { mostTicked } from '#domain/list-shows.ts';
import { useText } from '#renderer/i18n/index.ts';

export type TickChipProps = { readonly count: number; readonly onClear: () => void };

/** Says how many enterprises are ticked and what that is for, and takes all ticks back. */
export function TickChip({ count, onClear }: TickChipProps): ReactNode {
  const { t } = useText();
  return (
    <output className="rule-chip">
      {count > 0 && (
        <Tag color="blue">
          {t(count < mostTicked ? 'library.ticked' : 'library.tickedMost', { n: count })}
          <button type="button" aria-label={t('library.tickNone')} title="Esc" onClick={onClear}>
            ×
          </button>
        </Tag>
      )}
    </output>
  );
}
