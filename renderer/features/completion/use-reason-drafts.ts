import { useCallback, useMemo, useState } from 'react';

/** Reasons as typed so far, by name: kept while somebody goes to look at an item, until they are used. */
export type ReasonDrafts = {
  readonly get: (name: string) => string;
  readonly set: (name: string, reason: string) => void;
};

/** Lives as long as the visit is on the screen. */
export function useReasonDrafts(): ReasonDrafts {
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const set = useCallback((name: string, reason: string) => setReasons((known) => ({ ...known, [name]: reason })), []);
  return useMemo(() => ({ get: (name) => reasons[name] ?? '', set }), [reasons, set]);
}
