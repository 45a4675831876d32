import { useMemo, useState } from 'react';
import type { Enterprise } from './types.ts';

/** The dialog that is open, and what it is about. */
export type OpenDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'new' }
  | { readonly kind: 'import' }
  | { readonly kind: 'edit'; readonly enterprise: Enterprise }
  | { readonly kind: 'visit'; readonly enterpriseId: string };

export type Dialogs = {
  readonly open: OpenDialog;
  readonly openNew: () => void;
  readonly openImport: () => void;
  readonly openEdit: (enterprise: Enterprise) => void;
  readonly openNewVisit: (enterpriseId: string) => void;
  readonly close: () => void;
};

/** One dialog at a time; a key that asks for another while one is open does nothing. */
export function useDialogs(): Dialogs {
  const [open, setOpen] = useState<OpenDialog>({ kind: 'none' });
  return useMemo(() => {
    const show = (next: OpenDialog): void => setOpen((current) => (current.kind === 'none' ? next : current));
    return {
      open,
      openNew: () => show({ kind: 'new' }),
      openImport: () => show({ kind: 'import' }),
      openEdit: (enterprise) => show({ kind: 'edit', enterprise }),
      openNewVisit: (enterpriseId) => show({ kind: 'visit', enterpriseId }),
      close: () => setOpen({ kind: 'none' }),
    };
  }, [open]);
}
