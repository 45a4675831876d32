import { findFrozenOutcomes } from '#db/repositories/frozen-verdicts.ts';
import { iterateFindings } from '#db/repositories/findings.ts';
import type { PlacedFinding } from '#db/repositories/findings.ts';
import { toSearchQuery } from '#db/search-text.ts';
import { toDayNumber } from '#domain/calendar.ts';
import { toLocalDate } from '#domain/clock.ts';
import { isOpenState, isOverdue, pendingStates, toStateOn } from '#domain/finding-life.ts';
import { findingStates } from '#domain/finding-states.ts';
import type { FindingState } from '#domain/finding-states.ts';
import type { Severity } from '#rules/types.ts';
import type { Library } from '../library.ts';
import { getBuiltInPack } from '../pack.ts';

export type FollowUpFilter = {
  /** `open`: still to be settled by somebody. */
  readonly state: FindingState | 'open' | 'all';
  /** Days left at most, today being 0; `overdue`: the due day is over. */
  readonly due: 'any' | 'overdue' | 7 | 30;
  readonly rule?: string | undefined;
  readonly severity?: Severity | undefined;
  /** GB/T 2260 code or its beginning. */
  readonly region?: string | undefined;
  /** Part of the enterprise's name, of its pinyin or of its credit code; empty: all. */
  readonly search: string;
};

/** Where a page ended; the next one begins after it, whatever was written in between. */
export type FollowUpCursor = { readonly rank: number; readonly due: string; readonly id: string };

export type FollowUpRequest = FollowUpFilter & {
  readonly after?: FollowUpCursor | undefined;
  /** 1 to 200. */
  readonly limit: number;
};

export type FollowUpRow = {
  readonly id: string;
  readonly inspectionId: string;
  readonly enterpriseName: string;
  readonly regionCode: string | null;
  readonly date: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly state: FindingState;
  readonly dueOn: string | null;
  readonly isOverdue: boolean;
};

/** How many findings each choice would list; the other filters stay as they are. */
export type FollowUpCounts = {
  readonly states: Readonly<Record<FindingState | 'open' | 'all', number>>;
  readonly due: Readonly<Record<'any' | 'overdue' | '7' | '30', number>>;
};

export type RuleLife = {
  readonly rule: string;
  readonly open: number;
  readonly overdue: number;
  readonly closed: number;
};

export type FollowUpPage = {
  readonly matching: number;
  readonly counts: FollowUpCounts;
  /** Of every finding that state and due date leave out of account, by rule. */
  readonly rules: readonly RuleLife[];
  readonly rows: readonly FollowUpRow[];
  readonly next: FollowUpCursor | null;
};

type Judged = {
  readonly row: PlacedFinding;
  readonly state: FindingState;
  readonly isOverdue: boolean;
  readonly daysLeft: number | undefined;
  readonly cursor: FollowUpCursor;
};

/**
 * Findings of the whole library that somebody has acted on: open ones first, the longest overdue leading. Reads them all:
 * meant for a thread of its own.
 */
export function listFollowUp(library: Library, request: FollowUpRequest): FollowUpPage {
  const inScope = collect(library, request);
  const counts = countChoices(inScope, request);
  const matching = inScope.filter((one) => hasState(one, request.state) && isDue(one, request.due));
  matching.sort((a, b) => compareCursors(a.cursor, b.cursor));
  const { after, limit } = request;
  const start = after === undefined ? 0 : matching.findIndex(({ cursor }) => compareCursors(cursor, after) > 0);
  const page = start < 0 ? [] : matching.slice(start, start + limit);
  const isLast = start < 0 || start + limit >= matching.length;
  return {
    matching: matching.length,
    counts,
    rules: countRules(inScope),
    rows: page.map((one) => toView(library, one)),
    next: isLast ? null : (page.at(-1)?.cursor ?? null),
  };
}

function collect(library: Library, filter: FollowUpFilter): Judged[] {
  const today = toLocalDate(library.clock());
  const query = toSearchQuery(filter.search);
  const found: Judged[] = [];
  for (const row of iterateFindings(library.db)) {
    if (filter.rule !== undefined && row.rule !== filter.rule) continue;
    if (filter.region !== undefined && row.regionCode?.startsWith(filter.region) !== true) continue;
    if (query !== '' && !row.searchText.includes(query)) continue;
    if (filter.severity !== undefined && findSeverity(library, row) !== filter.severity) continue;
    found.push(judge(row, today));
  }
  return found;
}

function judge(row: PlacedFinding, today: string): Judged {
  const state = toStateOn(row, today);
  const isCounting = row.dueOn !== null && pendingStates.includes(state);
  return {
    row,
    state,
    isOverdue: isOverdue(row, today),
    daysLeft: isCounting ? toDayNumber(row.dueOn) - toDayNumber(today) : undefined,
    cursor: { rank: isOpenState(state) ? 0 : 1, due: isCounting ? row.dueOn : '9999-12-31', id: row.id },
  };
}

function hasState({ state }: Judged, wanted: FollowUpFilter['state']): boolean {
  if (wanted === 'all') return true;
  return wanted === 'open' ? isOpenState(state) : state === wanted;
}

function isDue({ isOverdue: late, daysLeft }: Judged, due: FollowUpFilter['due']): boolean {
  if (due === 'any') return true;
  if (due === 'overdue') return late;
  return daysLeft !== undefined && daysLeft >= 0 && daysLeft <= due;
}

function countChoices(inScope: readonly Judged[], filter: FollowUpFilter): FollowUpCounts {
  const count = (state: FollowUpFilter['state'], due: FollowUpFilter['due']): number =>
    inScope.filter((one) => hasState(one, state) && isDue(one, due)).length;
  const states = (['open', 'all', ...findingStates] as const).map((state) => [state, count(state, filter.due)]);
  return {
    states: Object.fromEntries(states) as FollowUpCounts['states'],
    due: {
      any: count(filter.state, 'any'),
      overdue: count(filter.state, 'overdue'),
      '7': count(filter.state, 7),
      '30': count(filter.state, 30),
    },
  };
}

function countRules(inScope: readonly Judged[]): readonly RuleLife[] {
  const lives = new Map<string, RuleLife>();
  for (const { row, state, isOverdue: late } of inScope) {
    const { rule } = row;
    const life = lives.get(rule) ?? { rule, open: 0, overdue: 0, closed: 0 };
    lives.set(rule, {
      rule,
      open: life.open + Number(isOpenState(state)),
      overdue: life.overdue + Number(late),
      closed: life.closed + Number(state === 'closed'),
    });
  }
  return [...lives.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

function compareCursors(a: FollowUpCursor, b: FollowUpCursor): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

function toView(library: Library, { row, state, isOverdue: late }: Judged): FollowUpRow {
  const { id, inspectionId, enterpriseName, regionCode, date, rule, dueOn } = row;
  const severity = findSeverity(library, row);
  return { id, inspectionId, enterpriseName, regionCode, date, rule, severity, state, dueOn, isOverdue: late };
}

/** As frozen with the visit; of a visit that is worked on, as the present pack has it. */
function findSeverity({ db }: Library, { inspectionId, rule }: PlacedFinding): Severity {
  const frozen = findFrozenOutcomes(db, inspectionId)?.[rule];
  if (frozen !== undefined) return frozen[1];
  const known = getBuiltInPack().compiled.rules.find((one) => one.rule.id === rule);
  return known?.rule.severity ?? 'advisory';
}
