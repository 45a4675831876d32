import { bargainingRules } from './bargaining-rules.ts';
import { chairRules } from './chair-rules.ts';
import { congressRules } from './congress-rules.ts';
import type { HandWrittenRule, PlainRecord } from './plain-record.ts';
import { organRules, unionRules } from './union-rules.ts';

/** The first sixty rules of the built-in pack as plain functions, in its order. */
export const handWrittenRules: readonly HandWrittenRule[] = [
  ...unionRules,
  ...chairRules,
  ...organRules,
  ...bargainingRules,
  ...congressRules,
];

/** One truth per rule: `yes` is a gap. */
export function judgeByHand(record: PlainRecord): Uint8Array {
  const truths = new Uint8Array(handWrittenRules.length);
  handWrittenRules.forEach((rule, index) => {
    truths[index] = rule(record);
  });
  return truths;
}
