import { listChangesOfRow } from '#db/repositories/changes.ts';
import { listComments } from '#db/repositories/comments.ts';
import type { CommentRow } from '#db/repositories/comments.ts';
import { findFrozenOutcomes } from '#db/repositories/frozen-verdicts.ts';
import { inspectionStates } from '#db/rows.ts';
import type { InspectionState } from '#db/rows.ts';
import type { WarningKind } from '#domain/completion.ts';
import { parseFrozenVerdicts } from '#domain/frozen-verdicts.ts';
import { isSamePerson } from '#domain/person-name.ts';
import { listVerdicts } from '#rules/judge.ts';
import type { Change } from '#sync/change.ts';
import { judgeRecord } from '../assessment.ts';
import { toKnownChanges } from '../journal/stored-change.ts';
import { getInspectorName } from '../library.ts';
import type { Library } from '../library.ts';
import { getBuiltInPack } from '../pack.ts';
import { getVisitRecord, toJudgedRecord } from '../visit-record.ts';
import type { VisitRecord } from '../visit-record.ts';
import { isSettled, toThreads } from './threads.ts';

export type CommentView = {
  readonly id: string;
  readonly fact: string | null;
  /** Null where it was deleted: its replies stay. */
  readonly text: string | null;
  readonly author: string;
  /** Instant by the clock of the author's computer; null where it is not known. */
  readonly at: string | null;
  /** When it was last worded anew; null: never. */
  readonly editedAt: string | null;
  readonly isOwn: boolean;
};

export type ThreadView = CommentView & { readonly isDone: boolean; readonly replies: readonly CommentView[] };

/** One change of the visit's state as the log tells it. */
export type StateStep = {
  readonly at: string;
  readonly author: string;
  readonly state: InspectionState;
  readonly reason: string | null;
};

export type ReviewView = {
  readonly inspectionId: string;
  /** Who works here now; empty: nobody's name is known. */
  readonly person: string;
  /** Open ones first, then oldest first. */
  readonly threads: readonly ThreadView[];
  readonly openThreads: number;
  /** Oldest first. */
  readonly steps: readonly StateStep[];
  /** Why the visit was completed the last time in spite of what warned, so that it need not be typed again. */
  readonly earlierReasons: Readonly<Partial<Record<WarningKind, string>>>;
  /**
   * Rules that would judge otherwise today, by the pack that judged: what another device wrote, not knowing of the
   * completion, or left in conflict, was merged in since. The frozen verdicts stay.
   */
  readonly overturned: number;
};

/** All that was said about a visit, and how it went through its states. @throws AppError NOT_FOUND. */
export function getReview(library: Library, inspectionId: string): ReviewView {
  const record = getVisitRecord(library.db, inspectionId);
  const threads = toThreadViews(library, listComments(library.db, inspectionId));
  const changes = listOrdered(library, 'inspections', inspectionId);
  return {
    inspectionId,
    person: getInspectorName(library).trim(),
    threads,
    openThreads: threads.filter(({ isDone }) => !isDone).length,
    steps: toSteps(changes),
    earlierReasons: findReasons(changes),
    overturned: countOverturned(library, record),
  };
}

function toThreadViews(library: Library, rows: readonly CommentRow[]): readonly ThreadView[] {
  const threads = toThreads(rows).map((thread) => ({
    ...toCommentView(library, thread.first),
    isDone: isSettled(thread),
    replies: thread.replies.filter(({ isDeleted }) => !isDeleted).map((reply) => toCommentView(library, reply)),
  }));
  const shown = threads.filter(({ text, replies }) => text !== null || replies.length > 0);
  return shown.toSorted((x, y) => Number(x.isDone) - Number(y.isDone));
}

function toCommentView(library: Library, row: CommentRow): CommentView {
  const entries = listOrdered(library, 'comments', row.id).filter(({ fields }) => fields['text'] !== undefined);
  const [first, ...later] = entries;
  const author = row.author ?? first?.author ?? '';
  return {
    id: row.id,
    fact: row.fact,
    text: row.isDeleted ? null : row.text,
    author,
    at: row.writtenAt ?? first?.wall ?? null,
    editedAt: later.at(-1)?.wall ?? null,
    isOwn: isSamePerson(author, getInspectorName(library)),
  };
}

function toSteps(changes: readonly Change[]): readonly StateStep[] {
  let reason: string | null = null;
  return changes.flatMap(({ wall, author, fields }) => {
    const given = fields['state_reason']?.[0];
    if (given !== undefined) reason = typeof given === 'string' ? given : null;
    const state = inspectionStates.find((one) => one === (fields['state']?.[0] ?? 'draft'));
    return fields['state'] === undefined || state === undefined ? [] : [{ at: wall, author, state, reason }];
  });
}

function findReasons(changes: readonly Change[]): ReviewView['earlierReasons'] {
  const cells = changes.map(({ fields }) => fields['frozen_verdicts']?.[0] ?? null);
  const last = cells.findLast((cell) => cell !== null);
  return (last === undefined ? undefined : parseFrozenVerdicts(last)?.reasons) ?? {};
}

function countOverturned({ db }: Library, record: VisitRecord): number {
  const frozen = findFrozenOutcomes(db, record.inspection.id);
  if (frozen === undefined || record.inspection.packHash !== getBuiltInPack().hash) return 0;
  const verdicts = listVerdicts(judgeRecord(toJudgedRecord(record)));
  return verdicts.filter(({ rule, verdict }) => frozen[rule.rule.id]?.[0] !== verdict).length;
}

function listOrdered(library: Library, table: 'inspections' | 'comments', row: string): readonly Change[] {
  return toKnownChanges(listChangesOfRow(library.db, table, row)).sort(
    (a, b) => a.lamport - b.lamport || (a.device < b.device ? -1 : 1),
  );
}
