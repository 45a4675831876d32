import type { Answer, FactValue, NoValueState } from '#domain/fact.ts';
import type { Response } from '#ipc/contract.ts';

export type VisitView = Response<'getVisit'>;
export type Assessment = VisitView['assessment'];
export type Verdict = Assessment['verdicts'][number];
export type Basis = Verdict['basis'][number];
export type RuleView = Response<'getPack'>['rules'][number];
export type RecordedAnswer = VisitView['answers'][string];

const answersOfRecorded = new WeakMap<RecordedAnswer, Answer>();

/**
 * The answer in what is recorded for a fact; undefined where there is only a note, or nothing: not asked. The same
 * record gives the same object, so that nothing is drawn again that has not changed.
 */
export function toAnswer(recorded: RecordedAnswer | undefined): Answer | undefined {
  if (recorded === undefined) return undefined;
  const known = answersOfRecorded.get(recorded);
  if (known !== undefined) return known;
  const answer = extractAnswer(recorded);
  if (answer !== undefined) answersOfRecorded.set(recorded, answer);
  return answer;
}

function extractAnswer(recorded: RecordedAnswer): Answer | undefined {
  const carried = recorded.carriedFrom === undefined ? {} : { carriedFrom: recorded.carriedFrom };
  if (recorded.value !== undefined) return { value: recorded.value, ...carried };
  if (recorded.state !== undefined) return { state: recorded.state, ...carried };
  return undefined;
}

/** What is recorded once an answer is on disk; the note stays. */
export function toRecorded(answer: Answer | null, before: RecordedAnswer | undefined): RecordedAnswer {
  const note = before?.note === undefined ? {} : { note: before.note };
  if (answer === null) return note;
  if ('state' in answer) return { state: answer.state, ...note };
  const { value } = answer;
  return { value: typeof value === 'number' || typeof value === 'string' ? value : [...value], ...note };
}

export function findValue(answer: Answer | undefined): FactValue | undefined {
  return answer !== undefined && 'value' in answer ? answer.value : undefined;
}

export function findState(answer: Answer | undefined): NoValueState | undefined {
  return answer !== undefined && 'state' in answer ? answer.state : undefined;
}

/** Taken over from the last visit and not confirmed: the question is still open. */
export function isCarried(answer: Answer | undefined): boolean {
  return answer?.carriedFrom !== undefined;
}

/** Asked at this visit, whatever came of it. */
export function isAnswered(answer: Answer | undefined): boolean {
  return answer !== undefined && !isCarried(answer);
}

/** The same answer, given at this visit. */
export function toConfirmed(answer: Answer): Answer {
  return 'value' in answer ? { value: answer.value } : { state: answer.state };
}

/**
 * The newer judgement, with every verdict that says the same as before as the same object: an answer changes few of
 * them, and what has not changed is not drawn again.
 */
export function keepUnchanged(before: Assessment, after: Assessment): Assessment {
  const known = new Map(before.verdicts.map((verdict) => [verdict.rule, verdict]));
  const verdicts = after.verdicts.map((verdict) => {
    const earlier = known.get(verdict.rule);
    return earlier !== undefined && JSON.stringify(earlier) === JSON.stringify(verdict) ? earlier : verdict;
  });
  return { ...after, verdicts };
}
