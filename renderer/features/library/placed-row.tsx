import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { columns } from './columns.ts';
import { rowHeight } from './list-moves.ts';
import { ListRow } from './list-row.tsx';
import type { EnterpriseRow } from './list-types.ts';
import type { Selection } from './use-library-view.ts';

export type PlacedRowProps = {
  /** Its number in the list, and where it begins in CSS pixels. */
  readonly place: { readonly index: number; readonly start: number };
  /** Undefined while its page is on its way. */
  readonly row: EnterpriseRow | undefined;
  readonly selectedId: string | undefined;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: (row: EnterpriseRow) => void;
};

/** A row at its place. Keys are handled by the grid, which alone has the focus. */
export function PlacedRow({ place, row, selectedId, onSelect, onOpen }: PlacedRowProps): ReactNode {
  const { t } = useText();
  const { index, start } = place;
  const selected = row !== undefined && row.enterpriseId === selectedId;
  return (
    // What a click does here, the arrow keys and Enter do in the grid.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <tr
      id={toRowId(index)}
      className={selected ? 'list-row list-item selected' : 'list-row list-item'}
      aria-rowindex={index + 2}
      aria-selected={selected}
      style={{ transform: `translateY(${start}px)`, height: rowHeight }}
      onClick={() => onSelect({ index, enterpriseId: row?.enterpriseId })}
      onDoubleClick={() => {
        if (row !== undefined) onOpen(row);
      }}
    >
      {row === undefined ? (
        <td className="cell soft" colSpan={columns.length}>
          {t('common.loading')}
        </td>
      ) : (
        <ListRow row={row} />
      )}
    </tr>
  );
}

/** The id of the element of a row, by which the grid names the active one. */
export function toRowId(index: number): string {
  return `enterprise-row-${index}`;
}
