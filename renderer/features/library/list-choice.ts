import { createContext, useContext } from 'react';
import type { Request } from '#ipc/contract.ts';
import type { LibraryView } from './use-library-view.ts';

/** Which enterprises something is to be done for, and how many that is; undefined while it is not known. */
export type ListChoice = {
  readonly among: Request<'startDocumentBatch'>['among'];
  readonly kind: 'filter' | 'ticked';
  readonly count: number | undefined;
  /** Takes the ticks back: what was done for these enterprises is hardly meant for the same ones next. */
  readonly clearTicks: () => void;
};

const everything: ListChoice = {
  among: { filter: { search: '', show: 'all' } },
  kind: 'filter',
  count: undefined,
  clearTicks: () => undefined,
};

export const ListChoiceContext = createContext<ListChoice>(everything);

/** The enterprises that are ticked, or else all that the list shows. For the dialogs that work on many. */
export function useListChoice(): ListChoice {
  return useContext(ListChoiceContext);
}

/** `shown`: how many enterprises the list shows. */
export function toListChoice({ filter, ticked, setTicked }: LibraryView, shown: number | undefined): ListChoice {
  const clearTicks = (): void => setTicked(() => new Set());
  if (ticked.size > 0) return { among: { ids: [...ticked] }, kind: 'ticked', count: ticked.size, clearTicks };
  const { search, show, rule } = filter;
  return { among: { filter: { search, show, rule } }, kind: 'filter', count: shown, clearTicks };
}
