import { useMemo, useState } from 'react';
import { type ListFilter, startFilter } from './list-types.ts';

/** Where in the list one is: a place, and the enterprise there as soon as its page has arrived. */
export type Selection = { readonly index: number; readonly enterpriseId: string | undefined };

/** How the list stands; kept while a visit or the statistics fill the window, so that one comes back to the same place. */
export type LibraryView = {
  readonly filter: ListFilter;
  readonly selection: Selection;
  /** Ids of the enterprises that are ticked, shown or not. */
  readonly ticked: ReadonlySet<string>;
  /** Other enterprises are listed now: the place is void, the enterprise stays chosen. */
  readonly setFilter: (filter: ListFilter) => void;
  readonly select: (selection: Selection) => void;
  readonly setTicked: (change: (before: ReadonlySet<string>) => ReadonlySet<string>) => void;
};

export function useLibraryView(): LibraryView {
  const [filter, setFilter] = useState<ListFilter>(startFilter);
  const [selection, select] = useState<Selection>({ index: -1, enterpriseId: undefined });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  return useMemo(
    () => ({
      filter,
      selection,
      ticked,
      select,
      setTicked,
      setFilter: (next) => {
        setFilter(next);
        select(({ enterpriseId }) => ({ index: -1, enterpriseId }));
      },
    }),
    [filter, selection, ticked],
  );
}
