import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { Response } from '#ipc/contract.ts';
import { request, toApiError } from '#renderer/api.ts';
import { useVisitState, useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { queryKeys } from '#renderer/query.ts';
import { isShownProblem } from './labels.ts';
import type { OwnAction, ShownProblem } from './labels.ts';
import { readStep } from './model.ts';
import type { Step, StepDraft } from './model.ts';

export type Findings = Response<'getFindings'>;
export type FindingLifeView = Findings['findings'][number];

/** What the findings are depends on the answers and on the state of the visit. */
function useFindingsKey(): readonly unknown[] {
  const { inspectionId } = useVisitTools();
  const state = useVisitState(({ visit }) => visit.inspection.state);
  const verdicts = useVisitState(({ visit }) => visit.assessment.verdicts);
  const gaps = verdicts.filter(({ verdict }) => verdict === 'gap').map(({ rule }) => rule);
  return [...queryKeys.findings, inspectionId, state, gaps.join(' ')];
}

/** The life of every finding of the open visit. */
export function useFindings(): UseQueryResult<Findings> {
  const { inspectionId } = useVisitTools();
  const queryKey = useFindingsKey();
  return useQuery({
    queryKey,
    queryFn: () => request('getFindings', { inspectionId }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

export type FindingChange = {
  /** True once it is on disk. */
  readonly act: (action: OwnAction, draft: StepDraft) => Promise<boolean>;
  readonly problems: readonly ShownProblem[];
  /** A failure that names no problem of the finding. */
  readonly error: unknown;
};

/** Takes steps in the life of one finding and tells what stood against the last one. */
export function useFindingChange(rule: string): FindingChange {
  const { inspectionId } = useVisitTools();
  const client = useQueryClient();
  const queryKey = useFindingsKey();
  const [problems, setProblems] = useState<readonly ShownProblem[]>([]);
  const mutation = useMutation({
    mutationFn: (step: Step) => request('changeFinding', { inspectionId, rule, step }),
    onSuccess: (findings) => {
      client.setQueryData(queryKey, findings);
      void client.invalidateQueries({ queryKey: queryKeys.followUp });
    },
    onError: (error) => setProblems(toProblems(error)),
  });
  return {
    problems,
    error: mutation.error !== null && problems.length === 0 ? mutation.error : undefined,
    act: async (action, draft) => {
      const reading = readStep(action, draft);
      setProblems(reading.ok ? [] : reading.problems);
      mutation.reset();
      if (!reading.ok) return false;
      return mutation.mutateAsync(reading.step).then(
        () => true,
        () => false,
      );
    },
  };
}

function toProblems(error: unknown): readonly ShownProblem[] {
  const named: unknown = toApiError(error).details['problems'];
  return Array.isArray(named) ? named.filter(isShownProblem) : [];
}
