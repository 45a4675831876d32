import { AppError } from '#domain/error.ts';
import type { Draft } from './draft.ts';
import type { Random } from './random.ts';

/** How many records get each value, the values of a well-run union first; the last may take the rest. */
export type Quota = Readonly<Record<string, number | 'rest'>>;

/** One decision about the population. Together they give the counts of every figure of the survey. */
export type PlanStep = {
  readonly trait: string;
  /** Only records for which this holds take part. */
  readonly within?: (draft: Draft) => boolean;
  /** Whether the quality of the union decides who gets what, or chance alone. Absent: quality, with some chance. */
  readonly by?: 'chance';
} & (
  | { readonly everyone: Quota }
  /** 93 enterprises of 200 employees or more, and the 113 others. */
  | { readonly large: Quota; readonly small: Quota }
);

/** Decides the steps in their order. */
export function runPlan(drafts: readonly Draft[], steps: readonly PlanStep[], random: Random): void {
  for (const step of steps) {
    const members = drafts.filter((draft) => step.within?.(draft) ?? true);
    if ('everyone' in step) deal(members, { step, quota: step.everyone, random });
    else {
      deal(
        members.filter((draft) => draft.isLarge),
        { step, quota: step.large, random },
      );
      deal(
        members.filter((draft) => !draft.isLarge),
        { step, quota: step.small, random },
      );
    }
  }
}

function deal(
  members: readonly Draft[],
  { step, quota, random }: { readonly step: PlanStep; readonly quota: Quota; readonly random: Random },
): void {
  const shares = Object.entries(quota);
  const counted = shares.reduce((sum, [, count]) => sum + (count === 'rest' ? 0 : count), 0);
  const rest = members.length - counted;
  if (shares.at(-1)?.[1] === 'rest' ? rest < 0 : rest !== 0) {
    throw new AppError('INTERNAL', `The plan for ${step.trait} deals ${counted} values to ${members.length} records`);
  }
  const weight = step.by === 'chance' ? 0 : 1;
  const ranked = members
    .map((draft) => ({ draft, rank: draft.quality * weight + random.next() * 0.6 }))
    .toSorted((left, right) => right.rank - left.rank);
  const values = shares.flatMap(([value, count]) =>
    Array.from({ length: count === 'rest' ? rest : count }, () => value),
  );
  ranked.forEach(({ draft }, position) => draft.traits.set(step.trait, values[position] ?? ''));
}
