import { useMemo, useState } from 'react';
import { useIsReadOnly } from '#renderer/components/read-only.tsx';
import type { ChosenFile } from '#renderer/features/merging/types.ts';
import type { HandOverTab } from '#renderer/features/hand-over/hand-over-dialog.tsx';
import type { Enterprise, MergePair } from './types.ts';

type Assignable = Pick<Enterprise, 'enterpriseId' | 'name'>;

/** The dialog that is open, and what it is about. */
export type OpenDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'new' }
  | { readonly kind: 'handOver'; readonly tab: HandOverTab }
  | { readonly kind: 'import'; readonly dropped?: File }
  /** `handed`: a file that was looked into elsewhere. */
  | { readonly kind: 'merging'; readonly handed?: ChosenFile }
  | { readonly kind: 'documents' }
  /** Of one enterprise, or of those that the list shows. */
  | { readonly kind: 'assignments'; readonly enterprise?: Assignable }
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
  /** In place of the dialog in which the file was looked into. */
  readonly goOnMerging: (handed: ChosenFile) => void;
  readonly openDocuments: () => void;
  /** Without an enterprise: for those that the list shows. */
  readonly openAssignments: (enterprise?: Assignable) => void;
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
      goOnMerging: (handed) => setOpen({ kind: 'merging', handed }),
      openDocuments: () => show({ kind: 'documents' }),
      openAssignments: (enterprise) =>
        show({ kind: 'assignments', ...(enterprise === undefined ? {} : { enterprise }) }),
      openDuplicates: () => show({ kind: 'duplicates' }),
      openMerge: (pair) => show({ kind: 'merge', pair }),
      openEdit: (enterprise) => show({ kind: 'edit', enterprise }),
      openNewVisit: (enterpriseId) => show({ kind: 'visit', enterpriseId }),
      close: () => setOpen({ kind: 'none' }),
    };
  }, [open, isReadOnly]);
}
