import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { columns } from './columns.ts';
import { rowHeight } from './list-moves.ts';
import { ListRow } from './list-row.tsx';
import type { EnterpriseRow } from './list-types.ts';
import type { Selection } from './use-library-view.ts';
import type { Ticks } from './use-ticks.ts';

export type PlacedRowProps = {
  /** Its number in the list, and where it begins in CSS pixels. */
  readonly place: { readonly index: number; readonly start: number };
  /** Undefined while its page is on its way. */
  readonly row: EnterpriseRow | undefined;
  /** The active row. */
  readonly selected: Selection;
  /** Undefined where nothing can be ticked. */
  readonly ticks: Ticks | undefined;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: (row: EnterpriseRow) => void;
};

/** A row at its place. Keys are handled by the grid, which alone has the focus. */
export function PlacedRow({ place, row, selected: active, ticks, onSelect, onOpen }: PlacedRowProps): ReactNode {
  const { t } = useText();
  const { index, start } = place;
  const selected = row !== undefined && row.enterpriseId === active.enterpriseId;
  return (
    // What a click does here, the arrow keys and Enter do in the grid.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <tr
      id={toRowId(index)}
      className={selected ? 'list-row list-item selected' : 'list-row list-item'}
      aria-rowindex={index + 2}
      aria-selected={selected}
      style={{ transform: `translateY(${start}px)`, height: rowHeight }}
      onClick={(event) => {
        if (event.shiftKey) ticks?.extendTo(index, active.index);
        onSelect({ index, enterpriseId: row?.enterpriseId });
      }}
      onMouseDown={(event) => {
        // Or the text between would be marked.
        if (event.shiftKey) event.preventDefault();
      }}
      onDoubleClick={() => {
        if (row !== undefined) onOpen(row);
      }}
    >
      {row === undefined ? (
        <td className="cell soft" colSpan={columns.length}>
          {t('common.loading')}
        </td>
      ) : (
        <>
          <TickCell index={index} row={row} ticks={ticks} />
          <ListRow row={row} />
        </>
      )}
    </tr>
  );
}

type TickCellProps = Pick<PlacedRowProps, 'ticks'> & { readonly index: number; readonly row: EnterpriseRow };

/** The box; keys tick from the grid, which alone has the focus. */
function TickCell({ index, row, ticks }: TickCellProps): ReactNode {
  const { t } = useText();
  return (
    <td className="cell cell-tick">
      {ticks !== undefined && (
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('library.tick', { enterprise: row.name })}
          checked={ticks.ids.has(row.enterpriseId)}
          onChange={() => undefined}
          onClick={(event) => {
            // The click goes on to the row, which with Shift ticks up to here. The keys are the grid's.
            if (!event.shiftKey) ticks.toggle(index);
            event.currentTarget.closest('table')?.focus({ preventScroll: true });
          }}
          onDoubleClick={(event) => event.stopPropagation()}
        />
      )}
    </td>
  );
}

/** The id of the element of a row, by which the grid names the active one. */
export function toRowId(index: number): string {
  return `enterprise-row-${index}`;
}
