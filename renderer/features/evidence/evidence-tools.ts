import { createContext, useContext } from 'react';
import { AppError } from '#domain/error.ts';
import type { Evidence } from './types.ts';

/** Pieces to look at one after the other, beginning with one. */
export type Shown = { readonly pieces: readonly Evidence[]; readonly id: string };

/** What every part of a visit can do with its evidence. The same object as long as the visit is open. */
export type EvidenceTools = {
  /** Adds files as proof of these facts; none: of the visit as a whole. */
  readonly add: (files: readonly File[], facts: readonly string[]) => void;
  /** Asks for files in the system's dialog. */
  readonly choose: (facts: readonly string[]) => void;
  readonly openGallery: () => void;
  readonly openLarge: (shown: Shown) => void;
};

const EvidenceContext = createContext<EvidenceTools | undefined>(undefined);

export const EvidenceToolsProvider = EvidenceContext.Provider;

/** @throws AppError INTERNAL outside the screen of a visit. */
export function useEvidenceTools(): EvidenceTools {
  const tools = useContext(EvidenceContext);
  if (tools === undefined) throw new AppError('INTERNAL', 'Used outside the screen of a visit');
  return tools;
}
