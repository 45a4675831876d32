import { listCompletionIssues } from '#domain/completion.ts';
import type { CompletionIssueKind, CompletionIssues, Strictness } from '#domain/completion.ts';
import type { Answer } from '#domain/fact.ts';
import { toAnswer } from '#renderer/features/visit/model/answers.ts';
import type { VisitView } from '#renderer/features/visit/model/answers.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';

/** What is open in the visit as it stands on disk; `today` is an ISO date. */
export function toCompletionIssues(
  { inspection, assessment, answers, contested }: VisitView,
  today: string,
): CompletionIssues {
  const given = Object.entries(answers).flatMap(([fact, recorded]): [string, Answer][] => {
    const answer = toAnswer(recorded);
    return answer === undefined ? [] : [[fact, answer]];
  });
  return listCompletionIssues({ ...inspection, ...assessment, answers: Object.fromEntries(given), contested, today });
}

export const kindKeys: Readonly<Record<CompletionIssueKind, MessageKey>> = {
  no_inspector: 'completion.noInspector',
  future_date: 'completion.futureDate',
  contradiction: 'completion.contradiction',
  conflict: 'completion.conflict',
  carried: 'completion.carried',
  unanswered: 'completion.unanswered',
  no_value: 'completion.noValue',
  gap: 'completion.gap',
};

export const strictnessKeys: Readonly<Record<Strictness, MessageKey>> = {
  block: 'completion.block',
  warn: 'completion.warn',
  ignore: 'completion.ignore',
};
