import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';

const ReadOnlyContext = createContext(false);

/** True below it: a file from somebody else is looked through, and nothing can be written. */
export const ReadOnlyProvider = ReadOnlyContext.Provider;

export function useIsReadOnly(): boolean {
  return useContext(ReadOnlyContext);
}

/** What writes; not there where nothing can be written. */
export function WhereWritable({ children }: { readonly children: ReactNode }): ReactNode {
  return useIsReadOnly() ? null : children;
}
