import type { Verdict, VisitView } from './answers.ts';
import { groupFindings } from './findings.ts';

/** What became of the gaps of the last visit, the gravest first. */
export type PreviousFindings = {
  readonly still: readonly Verdict[];
  readonly undecided: readonly Verdict[];
  readonly cleared: readonly Verdict[];
};

/** A rule that does not apply any more is cleared; one that cannot be judged is not. */
export function groupPrevious(
  previous: NonNullable<VisitView['previous']>,
  verdicts: readonly Verdict[],
): PreviousFindings {
  const rules = new Set(previous.gaps.map(({ rule }) => rule));
  const own = verdicts.filter(({ rule }) => rules.has(rule));
  const { gaps, unknown, errors, passed, notApplicable } = groupFindings(own, 'all');
  return { still: gaps, undecided: [...unknown, ...errors], cleared: [...passed, ...notApplicable] };
}

/** At how many visits in a row, this one included, a rule that is a gap now was one; 1: not at the last visit. */
export function countRepeats(previous: VisitView['previous'], rule: string): number {
  return 1 + (previous?.gaps.find((gap) => gap.rule === rule)?.times ?? 0);
}
