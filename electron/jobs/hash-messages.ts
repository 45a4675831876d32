/** A piece of a content, numbered from 0, or the wish for the hash of all its pieces, which ends it. `id`: the content's. */
export type HashRequest =
  | { readonly kind: 'piece'; readonly id: number; readonly n: number; readonly bytes: Uint8Array }
  | { readonly kind: 'digest'; readonly id: number };

/** `sha256`: null for a content of which not all is known. */
export type HashMessage = { readonly id: number; readonly sha256: string | null };
