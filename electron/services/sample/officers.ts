import { getNumber, getTrait, setFacts } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Random } from './random.ts';

/** Persons in the survey: 148 full-time and 1,021 part-time officers, 1,169 in all. */
const fullTimeOfficers = 148;
const partTimeOfficers = 1021;

/**
 * Deals the officers out. Every full-time chair and vice-chair is one of them, every union has at least one officer, and
 * 55 of the large unions have full-time ones; the rest goes to the larger unions first.
 */
export function dealOfficers(drafts: readonly Draft[], random: Random): void {
  const fullTime = new Map(drafts.map((draft) => [draft, countNeeded(draft)]));
  const withFullTime = drafts.filter((draft) => (fullTime.get(draft) ?? 0) > 0);
  spread({ counts: fullTime, among: withFullTime, total: fullTimeOfficers, random });
  const partTime = new Map(drafts.map((draft) => [draft, 1]));
  spread({ counts: partTime, among: drafts, total: partTimeOfficers, random });
  for (const draft of drafts) {
    const full = fullTime.get(draft) ?? 0;
    const part = partTime.get(draft) ?? 0;
    const vices = draft.traits.get('vice_chairs');
    setFacts(draft, {
      vice_chairs_fulltime:
        vices === 'no_such_post' ? { state: 'not_applicable', note: '未设副主席' } : vices === 'some' ? 1 : 0,
      union_staff_total: full + part,
      union_staff_fulltime: full,
      union_staff_parttime: part,
    });
  }
}

function countNeeded(draft: Draft): number {
  const chair = getTrait(draft, 'chair_fulltime') === 'yes' ? 1 : 0;
  return chair + (draft.traits.get('vice_chairs') === 'some' ? 1 : 0);
}

type Spread = {
  readonly counts: Map<Draft, number>;
  readonly among: readonly Draft[];
  readonly total: number;
  readonly random: Random;
};

/** Adds one person at a time to a union drawn by lot, the larger ones more often, until the total is reached. */
function spread({ counts, among, total, random }: Spread): void {
  const [first, ...others] = among.map((draft): readonly [Draft, number] => [
    draft,
    Math.sqrt(getNumber(draft, 'employees_total')),
  ]);
  if (first === undefined) return;
  let dealt = [...counts.values()].reduce((sum, count) => sum + count, 0);
  for (; dealt < total; dealt += 1) {
    const draft = random.weigh([first, ...others]);
    counts.set(draft, (counts.get(draft) ?? 0) + 1);
  }
}
