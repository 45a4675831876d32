import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';
import type { RuleView, VisitView } from './model/answers.ts';
import type { VisitGateway } from './store/visit-store.ts';

export type LoadedVisit = { readonly visit: VisitView; readonly rules: ReadonlyMap<string, RuleView> };

export type VisitLoading = {
  readonly loaded: LoadedVisit | undefined;
  readonly error: unknown;
  readonly retry: () => void;
};

/** The visit as it is on disk, and the rules by id. */
export function useVisit(inspectionId: string): VisitLoading {
  const visit = useQuery({
    queryKey: [...queryKeys.visit, inspectionId],
    queryFn: () => request('getVisit', { inspectionId }),
    // The open visit changes apart from this copy, so the next opening reads it again.
    gcTime: 0,
  });
  const pack = useQuery({ queryKey: queryKeys.pack, queryFn: () => request('getPack') });
  const rules = useMemo(() => new Map(pack.data?.rules.map((rule) => [rule.id, rule])), [pack.data]);
  return {
    loaded: visit.data === undefined || pack.data === undefined ? undefined : { visit: visit.data, rules },
    error: visit.error ?? pack.error,
    retry: () => {
      if (visit.isError) void visit.refetch();
      if (pack.isError) void pack.refetch();
    },
  };
}

/** The requests of one visit over the border to the main process. */
export function createGateway(inspectionId: string): VisitGateway {
  return {
    getVisit: () => request('getVisit', { inspectionId }),
    saveAnswers: (answers) => request('saveAnswers', { inspectionId, answers }),
    saveNote: (fact, note) => request('saveNote', { inspectionId, fact, note }),
    undo: () => request('undo', { inspectionId }),
    redo: () => request('redo', { inspectionId }),
  };
}
