import type { BeforeHandOver } from '#services/handover/before-hand-over.ts';
import type { FollowUpPage, FollowUpRequest } from '#services/findings/follow-up.ts';
import type { CountedVisit } from '#services/recount.ts';
import type { RuleOutcome } from '#services/rule-enterprises.ts';
import type { StatisticsFilter, StatisticsView } from '#services/statistics-view.ts';
import type { VerdictSummary } from '#services/verdict-summary.ts';

/** What the reading thread is started with. */
export type ReaderData = { readonly libraryFile: string };

/** What it can be asked. */
export type ReaderRequest =
  | { readonly id: number; readonly job: 'getStatistics'; readonly filter: StatisticsFilter }
  | { readonly id: number; readonly job: 'getVerdictSummary' }
  | { readonly id: number; readonly job: 'listRuleEnterprises'; readonly outcome: RuleOutcome }
  | { readonly id: number; readonly job: 'describeBeforeHandOver' }
  | { readonly id: number; readonly job: 'listFollowUp'; readonly request: FollowUpRequest };

type ReaderAnswer = BeforeHandOver | StatisticsView | VerdictSummary | FollowUpPage | readonly string[];

/** What it says: an answer to a request, or counts that it made by itself and that the main connection is to write. */
export type ReaderMessage =
  | { readonly kind: 'answer'; readonly id: number; readonly value: ReaderAnswer }
  | { readonly kind: 'failure'; readonly id: number; readonly name: string; readonly message: string }
  | { readonly kind: 'counted'; readonly visits: readonly CountedVisit[] };
