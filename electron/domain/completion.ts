import type { Answers } from './fact.ts';
import { factIds } from './facts/dictionary.ts';

/** What a completed visit can leave open, in the order in which it is shown. */
export const completionIssueKinds = [
  'no_inspector',
  'future_date',
  'contradiction',
  'conflict',
  'carried',
  'unanswered',
  'no_value',
  'gap',
] as const;
export type CompletionIssueKind = (typeof completionIssueKinds)[number];

/** `block`: not completed with it. `warn`: only with a reason, which is kept. `ignore`: shown, and nothing asked. */
export type Strictness = 'block' | 'warn' | 'ignore';

/** How strict completion is about each kind of issue. */
export const completionPolicy = {
  no_inspector: 'block',
  future_date: 'block',
  contradiction: 'warn',
  conflict: 'warn',
  carried: 'warn',
  unanswered: 'ignore',
  no_value: 'ignore',
  gap: 'ignore',
} as const satisfies Readonly<Record<CompletionIssueKind, Strictness>>;

type KindOf<S extends Strictness> = {
  [K in CompletionIssueKind]: (typeof completionPolicy)[K] extends S ? K : never;
}[CompletionIssueKind];

/** The kinds that want a reason. */
export type WarningKind = KindOf<'warn'>;

export const warningKinds = completionIssueKinds.filter((kind) => isWarningKind(kind));

export function isWarningKind(kind: string): kind is WarningKind {
  return Object.hasOwn(completionPolicy, kind) && completionPolicy[kind as CompletionIssueKind] === 'warn';
}

/** Longest reason for completing, reopening or voiding a visit. */
export const greatestReasonLength = 500;

export type CompletionInput = {
  /** ISO dates: of the visit, and of today where the computer stands. */
  readonly date: string;
  readonly today: string;
  readonly inspectors: readonly { readonly name: string }[];
  readonly answers: Answers;
  /** Facts that do not arise. */
  readonly notArising: readonly string[];
  /** Facts on which devices disagree. */
  readonly contested: readonly string[];
  readonly contradictions: readonly { readonly id: string }[];
  readonly verdicts: readonly { readonly rule: string; readonly verdict: string }[];
};

/** Per kind what is concerned: facts, contradictions or rules by id; of the visit itself a path such as `inspection.date`. */
export type CompletionIssues = Readonly<Record<CompletionIssueKind, readonly string[]>>;

/** What is open in a visit. Facts that do not arise leave nothing open. */
export function listCompletionIssues(input: CompletionInput): CompletionIssues {
  const { answers } = input;
  const closed = new Set(input.notArising);
  const arising = factIds.filter((fact) => !closed.has(fact));
  const isNamed = input.inspectors.some(({ name }) => name.trim() !== '');
  return {
    no_inspector: isNamed ? [] : ['inspection.inspectors'],
    future_date: input.date > input.today ? ['inspection.date'] : [],
    contradiction: input.contradictions.map(({ id }) => id),
    conflict: input.contested,
    carried: arising.filter((fact) => answers[fact]?.carriedFrom !== undefined),
    unanswered: arising.filter((fact) => answers[fact] === undefined),
    no_value: arising.filter((fact) => isWithoutValue(answers[fact])),
    gap: input.verdicts.filter(({ verdict }) => verdict === 'gap').map(({ rule }) => rule),
  };
}

/** The kinds with an issue about which completion is as strict as named. */
export function listKinds(issues: CompletionIssues, strictness: Strictness): readonly CompletionIssueKind[] {
  return completionIssueKinds.filter((kind) => completionPolicy[kind] === strictness && issues[kind].length > 0);
}

function isWithoutValue(answer: Answers[string] | undefined): boolean {
  if (answer === undefined || answer.carriedFrom !== undefined || !('state' in answer)) return false;
  return answer.state === 'unknown' || answer.state === 'refused';
}
