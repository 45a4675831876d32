import type { Db } from '#db/connection.ts';
import { listContestedFacts } from '#db/repositories/conflicts.ts';
import { listEarlierVisits } from '#db/repositories/inspections.ts';
import { readRecord } from '#db/repositories/records.ts';
import type { Answer, Answers } from '#domain/fact.ts';
import { withoutContested } from './contested-answers.ts';

/**
 * The answers that a visit of that day (ISO date) begins with: those of the enterprise's latest visit before it, each
 * with the day it was last established. None where there is no earlier visit.
 */
export function listCarriedAnswers(db: Db, visit: { readonly enterpriseId: string; readonly date: string }): Answers {
  const [latest] = listEarlierVisits(db, visit);
  if (latest === undefined) return {};
  const answers = withoutContested(readRecord(db, latest.id).answers, listContestedFacts(db, latest.id));
  return toCarriedAnswers(answers, latest.date);
}

/**
 * Answers of a visit on `date` as they stand in the next one until they are confirmed. What nobody had confirmed at that
 * visit either keeps the older day: it was not established there.
 */
export function toCarriedAnswers(answers: Answers, date: string): Answers {
  const carried = Object.entries<Answer>(answers)
    .filter(([, answer]) => isAboutEnterprise(answer))
    .map(([fact, answer]): [string, Answer] => [fact, { ...answer, carriedFrom: answer.carriedFrom ?? date }]);
  return Object.fromEntries(carried);
}

/** "Don't know" and "refused" tell how an earlier conversation went, not how the enterprise is: they are asked anew. */
function isAboutEnterprise(answer: Answer): boolean {
  return 'value' in answer || answer.state === 'none' || answer.state === 'not_applicable';
}
