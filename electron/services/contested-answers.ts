import type { Answers } from '#domain/fact.ts';

/**
 * The answers as rules and statistics take them: a fact on which devices disagree is not known until somebody decides.
 * `present` are the recorded answers; of `answers` those that differ from them were given just now, which decides.
 */
export function withoutContested(answers: Answers, contested: readonly string[], present: Answers = answers): Answers {
  const open = contested.filter((fact) => answers[fact] === present[fact]);
  if (open.length === 0) return answers;
  return { ...answers, ...Object.fromEntries(open.map((fact) => [fact, { state: 'unknown' } as const])) };
}
