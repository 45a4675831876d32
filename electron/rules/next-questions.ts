import { missingSlots } from './compile-condition.ts';
import { unknownCode } from './judge.ts';
import type { Judgement } from './judge.ts';

export type NextQuestion = {
  readonly fact: string;
  /** How many undecided rules the answer bears on. */
  readonly decides: number;
};

/**
 * What would settle it: the missing facts, the one that bears on most undecided rules first. Among equals, the one that
 * alone decides more rules, then the order of the dictionary.
 */
export function listNextQuestions(judgement: Judgement): readonly NextQuestion[] {
  const { pack, vector, context, codes } = judgement;
  const bearing = new Map<number, { decides: number; alone: number }>();
  codes.forEach((code, index) => {
    const rule = pack.rules[index];
    if (code !== unknownCode || rule === undefined) return;
    const slots = missingSlots(rule.gap, vector, context);
    for (const slot of slots) {
      const entry = bearing.get(slot) ?? { decides: 0, alone: 0 };
      entry.decides += 1;
      if (slots.length === 1) entry.alone += 1;
      bearing.set(slot, entry);
    }
  });
  return [...bearing]
    .sort(([slotA, a], [slotB, b]) => b.decides - a.decides || b.alone - a.alone || slotA - slotB)
    .map(([slot, { decides }]) => ({ fact: pack.layout.facts[slot]?.id ?? '', decides }));
}
