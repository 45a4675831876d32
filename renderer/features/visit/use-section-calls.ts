import type { SectionId } from '#domain/fact.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import { useConflictsOfVisit } from '#renderer/features/conflicts/use-conflicts.ts';
import { useReview } from '#renderer/features/review/use-review.ts';
import { useVisitState, useVisitTools } from './visit-context.ts';

/** What waits for somebody in a section. */
export type SectionCalls = {
  /** Open comments on its questions. */
  readonly comments: number;
  /** Questions on which devices disagree. */
  readonly conflicts: number;
};

/** Counts, for any section of the open visit, what waits there: nobody has to look for it item by item. */
export function useSectionCalls(): (section: SectionId) => SectionCalls {
  const { inspectionId } = useVisitTools();
  const savedAt = useVisitState(({ status }) => (status.kind === 'saved' ? status.at : ''));
  const threads = useReview().data?.threads ?? [];
  const open = threads.flatMap(({ fact, isDone }) => (fact === null || isDone ? [] : [fact]));
  const fields = useConflictsOfVisit(inspectionId, savedAt).map((field) => field.replace(/\.note$/, ''));
  const count = (facts: Iterable<string>, section: SectionId): number =>
    [...facts].filter((fact) => findFact(fact)?.section === section).length;
  return (section) => ({ comments: count(open, section), conflicts: count(new Set(fields), section) });
}
