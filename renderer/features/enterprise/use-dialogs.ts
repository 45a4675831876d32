import { useMemo, useState } from 'react';
import { useIsReadOnly } from '#renderer/components/read-only.tsx';
import type { HandOverTab } from '#renderer/features/hand-over/hand-over-dialog.tsx';
import type { Enterprise, MergePair } from './types.ts';

/** The dialog that is open, and what it is about. */
export type OpenDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'new' }
  | { readonly kind: 'handOver'; readonly tab: HandOverTab }
  | { readonly kind: 'import'; readonly dropped?: File }
  | { readonly kind: 'merging' }
  | { readonly kind: 'documents' }
  | { readonly kind: 'duplicates' }
  | { readonly kind: 'merge'; readonly pair: MergePair }
  | { readonly kind: 'edit'; readonly enterprise: Enterprise }
  | { readonly kind: 'visit'; readonly enterpriseId: string };

export type Dialogs = {
  readonly open: OpenDialog;
  readonly openNew: () => void;
  readonly openImport: () => void;
  readonly openHandOver: () => void;
  readonly openForeignFile: () => void;
  /** Import of a file that was dropped on the window. */
  readonly openDropped: (file: File) => void;
  /** Merging with other devices. */
  readonly openMerging: () => void;
  readonly openDocuments: () => void;
  readonly openDuplicates: () => void;
  readonly openMerge: (pair: MergePair) => void;
  readonly openEdit: (enterprise: Enterprise) => void;
  readonly openNewVisit: (enterpriseId: string) => void;
  readonly close: () => void;
};

/** One dialog at a time; a key that asks for another while one is open does nothing. */
export function useDialogs(): Dialogs {
  const [open, setOpen] = useState<OpenDialog>({ kind: 'none' });
  const isReadOnly = useIsReadOnly();
  return useMemo(() => {
    // Every one of them writes.
    const show = (next: OpenDialog): void =>
      setOpen((current) => (current.kind === 'none' && !isReadOnly ? next : current));
    return {
      open,
      openNew: () => show({ kind: 'new' }),
      openImport: () => show({ kind: 'import' }),
      openHandOver: () => show({ kind: 'handOver', tab: 'give' }),
      openForeignFile: () => show({ kind: 'handOver', tab: 'open' }),
      openDropped: (dropped) => show({ kind: 'import', dropped }),
      openMerging: () => show({ kind: 'merging' }),
      openDocuments: () => show({ kind: 'documents' }),
      openDuplicates: () => show({ kind: 'duplicates' }),
      openMerge: (pair) => show({ kind: 'merge', pair }),
      openEdit: (enterprise) => show({ kind: 'edit', enterprise }),
      openNewVisit: (enterpriseId) => show({ kind: 'visit', enterpriseId }),
      close: () => setOpen({ kind: 'none' }),
    };
  }, [open, isReadOnly]);
}
