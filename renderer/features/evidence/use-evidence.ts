import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient, UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { Request } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';
import type { ContentState, Evidence, VisitEvidence } from './types.ts';

const toKey = (inspectionId: string): readonly unknown[] => [...queryKeys.evidence, inspectionId];
const toCheckKey = (inspectionId: string): readonly unknown[] => [...queryKeys.evidenceCheck, inspectionId];

/** What is known of a visit's evidence; no bytes. */
export function useEvidence(inspectionId: string): UseQueryResult<VisitEvidence> {
  return useQuery(toQuery(inspectionId));
}

/** The pieces that prove one fact; drawn again only when these change. */
export function useEvidenceOf(inspectionId: string, fact: string): readonly Evidence[] {
  const { data } = useQuery({ ...toQuery(inspectionId), select: (list) => groupByFact(list).get(fact) ?? none });
  return data ?? none;
}

/** What reading the contents again showed, by hash. Nothing is read until `isWanted`. */
export function useCheckedContents(inspectionId: string, isWanted = false): ReadonlyMap<string, ContentState> {
  const { data } = useQuery({
    queryKey: toCheckKey(inspectionId),
    queryFn: () => request('checkEvidence', { inspectionId }),
    enabled: isWanted,
    staleTime: 0,
    select: toStates,
  });
  return data ?? nothing;
}

/** Asks for the list again, after something was added or changed. */
export function refreshEvidence(client: QueryClient, inspectionId: string): Promise<void> {
  return client.invalidateQueries({ queryKey: toKey(inspectionId) });
}

/** Reads the contents of a visit again: one of them could not be shown. */
export function recheckEvidence(client: QueryClient, inspectionId: string): Promise<unknown> {
  const queryFn = () => request('checkEvidence', { inspectionId });
  return client.fetchQuery({ queryKey: toCheckKey(inspectionId), queryFn }).catch(() => undefined);
}

export type EvidenceAction =
  | { readonly kind: 'update'; readonly change: Request<'updateEvidence'> }
  | { readonly kind: 'remove' | 'restore'; readonly evidenceId: string };

/** Changes a piece and shows the list as it then is. */
export function useEvidenceAction(inspectionId: string): UseMutationResult<unknown, Error, EvidenceAction> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (action: EvidenceAction): Promise<unknown> => {
      if (action.kind === 'update') return request('updateEvidence', action.change);
      const { evidenceId } = action;
      return action.kind === 'remove'
        ? request('removeEvidence', { evidenceId })
        : request('restoreEvidence', { evidenceId });
    },
    onSettled: () => refreshEvidence(client, inspectionId),
  });
}

function toQuery(inspectionId: string) {
  return { queryKey: toKey(inspectionId), queryFn: () => request('listEvidence', { inspectionId }) };
}

const none: readonly Evidence[] = [];
const nothing: ReadonlyMap<string, ContentState> = new Map();
const groups = new WeakMap<VisitEvidence, ReadonlyMap<string, readonly Evidence[]>>();

/** Made once for a list, however many questions ask. */
function groupByFact(list: VisitEvidence): ReadonlyMap<string, readonly Evidence[]> {
  const known = groups.get(list);
  if (known !== undefined) return known;
  const byFact = new Map<string, Evidence[]>();
  for (const piece of list.pieces) {
    for (const fact of piece.facts) {
      const of = byFact.get(fact);
      if (of === undefined) byFact.set(fact, [piece]);
      else of.push(piece);
    }
  }
  groups.set(list, byFact);
  return byFact;
}

function toStates(
  checked: readonly { readonly sha256: string; readonly state: ContentState }[],
): ReadonlyMap<string, ContentState> {
  return new Map(checked.map(({ sha256, state }) => [sha256, state]));
}
