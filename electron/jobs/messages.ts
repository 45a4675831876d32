import type { TaskOverview, TaskPage, TaskRequest } from '#services/assignments/list-assignments.ts';
import type { KnownInspector } from '#services/assignments/people.ts';
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
  | { readonly id: number; readonly job: 'listFollowUp'; readonly request: FollowUpRequest }
  | { readonly id: number; readonly job: 'getTaskOverview' }
  | { readonly id: number; readonly job: 'listTasks'; readonly request: TaskRequest }
  | { readonly id: number; readonly job: 'listOpenEnterprises'; readonly inspector: string }
  | { readonly id: number; readonly job: 'listTaskEnterprises'; readonly inspector: string }
  | { readonly id: number; readonly job: 'listKnownInspectors' };

type ReaderAnswer =
  | BeforeHandOver
  | StatisticsView
  | VerdictSummary
  | FollowUpPage
  | TaskOverview
  | TaskPage
  | readonly KnownInspector[]
  | readonly string[];

/** What it says: an answer to a request, or counts that it made by itself and that the main connection is to write. */
export type ReaderMessage =
  | { readonly kind: 'answer'; readonly id: number; readonly value: ReaderAnswer }
  | { readonly kind: 'failure'; readonly id: number; readonly name: string; readonly message: string }
  | { readonly kind: 'counted'; readonly visits: readonly CountedVisit[] };
