import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { isComposing } from '#renderer/components/composition.ts';
import { useText } from '#renderer/i18n/index.ts';
import { columns } from './columns.ts';
import { ListHead } from './list-head.tsx';
import { findMove, rowHeight } from './list-moves.ts';
import { PlacedRow, toRowId } from './placed-row.tsx';
import type { EnterpriseRow, ListFilter } from './list-types.ts';
import type { EnterprisePages } from './use-enterprise-pages.ts';
import type { Selection } from './use-library-view.ts';
import type { Ticks } from './use-ticks.ts';

export type EnterpriseListProps = {
  readonly gridRef: RefObject<HTMLTableElement | null>;
  readonly pages: EnterprisePages;
  readonly filter: ListFilter;
  readonly selection: Selection;
  /** Undefined where nothing can be ticked. */
  readonly ticks: Ticks | undefined;
  readonly onSort: (filter: ListFilter) => void;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: (row: EnterpriseRow) => void;
  /** Which rows are on the screen, and so which pages are wanted. */
  readonly onVisible: (range: readonly [first: number, last: number]) => void;
};

/** The rows of the library; only those on the screen exist, whatever their number. */
export function EnterpriseList(props: EnterpriseListProps): ReactNode {
  const { gridRef, pages, filter, selection, ticks, onSort, onSelect, onOpen } = props;
  const { t } = useText();
  const scrollRef = useRef<HTMLDivElement>(null);
  const count = pages.totals?.matching ?? 0;
  const virtualizer = useListVirtualizer(props, { scrollRef, count });
  const onKeyDown = (event: KeyboardEvent): void => {
    // A head of a column that has the focus keeps its own Enter.
    if (isComposing(event.nativeEvent) || event.target !== event.currentTarget) return;
    if (tickByKey(event, { ticks, index: selection.index })) return event.preventDefault();
    const row = pages.rowAt(selection.index);
    if (event.key === 'Enter' && row !== undefined && pages.settled) onOpen(row);
    const index = findMove(event.key, { index: selection.index, count, height: scrollRef.current?.clientHeight ?? 0 });
    if (index === undefined) return;
    event.preventDefault();
    if (event.shiftKey) ticks?.extendTo(index, selection.index);
    onSelect({ index, enterpriseId: pages.settled ? pages.rowAt(index)?.enterpriseId : undefined });
    virtualizer.scrollToIndex(index);
  };
  return (
    <div ref={scrollRef} className={pages.totals?.isHandedOver === true ? 'list list-handed-over' : 'list'}>
      <table
        ref={gridRef}
        // ARIA's grid: one stop of the focus, arrow keys inside.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        tabIndex={0}
        data-focus-home
        aria-label={t('library.list')}
        aria-rowcount={count + 1}
        aria-colcount={columns.length}
        aria-activedescendant={selection.index >= 0 ? toRowId(selection.index) : undefined}
        onKeyDown={onKeyDown}
      >
        <ListHead filter={filter} onSort={onSort} />
        <tbody style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => (
            <PlacedRow
              key={index}
              place={{ index, start }}
              row={pages.rowAt(index)}
              selected={selection}
              ticks={ticks}
              onSelect={onSelect}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type TickPlace = { readonly ticks: Ticks | undefined; readonly index: number };

/** Space ticks the active row; Escape takes all ticks back. @returns whether the key was one of these. */
function tickByKey({ key }: KeyboardEvent, { ticks, index }: TickPlace): boolean {
  if (key === ' ' && index >= 0) ticks?.toggle(index);
  if (key === 'Escape' && ticks !== undefined && ticks.ids.size > 0) ticks.clear();
  else return key === ' ';
  return true;
}

type Scrolling = { readonly scrollRef: RefObject<HTMLDivElement | null>; readonly count: number };

function useListVirtualizer(props: EnterpriseListProps, { scrollRef, count }: Scrolling) {
  const { filter, selection, onVisible } = props;
  const [startIndex] = useState(selection.index);
  // The list draws itself anew whenever it scrolls, so nothing here needs to be remembered between draws.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // React refuses to draw at once from within a draw, which a jump on mounting would ask for.
    useFlushSync: false,
    // The heads of the columns lie over the first row's height of what is scrolled.
    scrollPaddingStart: rowHeight,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onVisible([first, last]), [first, last, onVisible]);
  // Back from a visit: to the place one left. After that, other rows are shown from their beginning.
  useEffect(() => {
    if (startIndex > 0) virtualizer.scrollToIndex(startIndex, { align: 'center' });
  }, [startIndex, virtualizer]);
  useScrollToTop(scrollRef, filter);
  return virtualizer;
}

function useScrollToTop(scrollRef: RefObject<HTMLDivElement | null>, filter: ListFilter): void {
  const shown = useRef(filter);
  useEffect(() => {
    if (shown.current === filter) return;
    shown.current = filter;
    if (scrollRef.current !== null) scrollRef.current.scrollTop = 0;
  }, [filter, scrollRef]);
}
