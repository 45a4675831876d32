import type { Assessment } from '#ipc/contract.ts';

type Verdict = Assessment['verdicts'][number];

/** How a verdict is shown: a permissive norm that is not met is advice, never a breach. */
export type VerdictTone = 'breach' | 'advice' | 'unknown' | 'pass' | 'not_applicable' | 'error';

/** The tone of a verdict. */
export function toTone({ verdict, modality }: Pick<Verdict, 'verdict' | 'modality'>): VerdictTone {
  if (verdict !== 'gap') return verdict;
  return modality === 'must' || modality === 'union_norm' ? 'breach' : 'advice';
}
