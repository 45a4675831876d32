import type { InputRef } from 'antd';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useIsReadOnly } from '#renderer/components/read-only.tsx';
import { useShortcuts } from '#renderer/components/use-shortcuts.ts';
import { type Dialogs, useDialogs } from '#renderer/features/enterprise/use-dialogs.ts';
import { useFileDrop } from '#renderer/features/import/use-file-drop.ts';
import type { EnterpriseRow } from './list-types.ts';
import { type EnterprisePages, useEnterprisePages } from './use-enterprise-pages.ts';
import { resolveSelection } from './resolve-selection.ts';
import type { LibraryView, Selection } from './use-library-view.ts';
import { useNewDay } from './use-new-day.ts';
import { type Ticks, useTicks } from './use-ticks.ts';
import { type ShowCounts, useShowCounts } from './use-show-counts.ts';

export type LibraryScreenProps = {
  readonly view: LibraryView;
  readonly onOpenVisit: (inspectionId: string) => void;
  readonly onConflicts: () => void;
};

export type Library = {
  readonly pages: EnterprisePages;
  readonly counts: ShowCounts | undefined;
  readonly dialogs: Dialogs;
  /** Undefined where nothing can be written, so that ticks would be for nothing. */
  readonly ticks: Ticks | undefined;
  readonly searchRef: RefObject<InputRef | null>;
  readonly gridRef: RefObject<HTMLTableElement | null>;
  /** The chosen place and enterprise, as far as the rows that are there tell. */
  readonly chosen: Selection;
  /** Opens the latest visit, or begins the first one. */
  readonly open: (row: EnterpriseRow) => void;
  readonly openNewVisit: () => void;
  /** From the search field to the first of what it found. */
  readonly goToResults: () => void;
  readonly setVisible: (range: readonly number[]) => void;
};

/** What the screen of the list does, apart from how it looks. */
export function useLibrary({ view, onOpenVisit }: LibraryScreenProps): Library {
  const { selection, select, filter } = view;
  const [visible, setVisible] = useState<readonly number[]>([0]);
  const pages = useEnterprisePages(filter, visible);
  const counts = useShowCounts(filter);
  useNewDay();
  const dialogs = useDialogs();
  const ticks = useTicks(view, pages);
  const isReadOnly = useIsReadOnly();
  const { searchRef, gridRef, focusGrid } = useListFocus();
  const chosen = resolveSelection(selection, pages);
  const openNewVisit = (): void => {
    if (chosen.enterpriseId !== undefined) dialogs.openNewVisit(chosen.enterpriseId);
  };
  useFileDrop(dialogs.open.kind === 'import' ? undefined : dialogs.openDropped);
  useShortcuts({
    'Ctrl+F': () => searchRef.current?.focus({ cursor: 'all' }),
    'Ctrl+N': dialogs.openNew,
    'Ctrl+I': dialogs.openImport,
    'Ctrl+D': dialogs.openDocuments,
    'Ctrl+M': dialogs.openMerging,
    'Ctrl+T': () => dialogs.openAssignments(),
    'Ctrl+E': dialogs.openHandOver,
    'Ctrl+O': dialogs.openForeignFile,
    'Ctrl+Shift+N': openNewVisit,
    'Ctrl+Shift+D': dialogs.openDuplicates,
  });
  return {
    pages,
    counts,
    dialogs,
    ticks: isReadOnly ? undefined : ticks,
    searchRef,
    gridRef,
    chosen,
    open: (row) => (row.inspectionId === null ? dialogs.openNewVisit(row.enterpriseId) : onOpenVisit(row.inspectionId)),
    openNewVisit,
    goToResults: () => {
      select({ index: 0, enterpriseId: undefined });
      focusGrid();
    },
    setVisible,
  };
}

/** The list has the focus from the start, so that the arrow keys work at once. */
function useListFocus() {
  const searchRef = useRef<InputRef>(null);
  const gridRef = useRef<HTMLTableElement>(null);
  const focusGrid = useCallback(() => gridRef.current?.focus({ preventScroll: true }), []);
  useEffect(focusGrid, [focusGrid]);
  return { searchRef, gridRef, focusGrid };
}
