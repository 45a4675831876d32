import type { Db } from '#db/connection.ts';
import { listFindingsOfVisit } from '#db/repositories/findings.ts';
import { findFrozenOutcomes } from '#db/repositories/frozen-verdicts.ts';
import { listEarlierVisits } from '#db/repositories/inspections.ts';
import { isOverdue, toStateOn, untouchedFinding } from '#domain/finding-life.ts';
import type { FindingState } from '#domain/finding-states.ts';
import { gapCode } from '#rules/judge.ts';
import { judgeRecord } from './assessment.ts';
import { getBuiltInPack } from './pack.ts';
import { getVisitRecord, toJudgedRecord, type VisitRecord } from './visit-record.ts';

/** What was wrong at the visit before. */
export type PreviousVisitView = {
  readonly inspectionId: string;
  readonly date: string;
  /** Rules in the pack's order; `times`: at how many visits in a row up to that one the rule found a gap, 1 or more. */
  readonly gaps: readonly PreviousGap[];
};

export type PreviousGap = {
  readonly rule: string;
  readonly times: number;
  /** What has become of it since, as of today. */
  readonly state: FindingState;
  readonly dueOn: string | null;
  readonly isOverdue: boolean;
};

/**
 * The gaps of the enterprise's latest visit before this one: of a completed visit as frozen, else by the present pack as
 * of its own day. Rules that the present pack has no more are left out. Null where there is no earlier visit. A visit at which the rule could not be decided ends the row: unknown is no gap.
 */
export function findPreviousVisit(db: Db, { inspection }: VisitRecord, today: string): PreviousVisitView | null {
  const earlier = listEarlierVisits(db, inspection);
  const [latest] = earlier;
  if (latest === undefined) return null;
  const times = new Map<string, number>();
  let standing = listGapRules(db, latest.id);
  for (const visit of earlier) {
    if (visit !== latest) standing = intersect(standing, listGapRules(db, visit.id));
    if (standing.length === 0) break;
    for (const rule of standing) times.set(rule, (times.get(rule) ?? 0) + 1);
  }
  return {
    inspectionId: latest.id,
    date: latest.date,
    gaps: toGaps(db, { visit: latest.id, times }, today),
  };
}

type Counted = { readonly visit: string; readonly times: ReadonlyMap<string, number> };

function toGaps(db: Db, { visit, times }: Counted, today: string): readonly PreviousGap[] {
  const lives = new Map(listFindingsOfVisit(db, visit).map((row) => [row.rule, row]));
  return [...times].map(([rule, count]) => {
    const life = lives.get(rule) ?? untouchedFinding;
    return { rule, times: count, state: toStateOn(life, today), dueOn: life.dueOn, isOverdue: isOverdue(life, today) };
  });
}

function listGapRules(db: Db, inspectionId: string): readonly string[] {
  const frozen = findFrozenOutcomes(db, inspectionId);
  if (frozen !== undefined) {
    const { rules } = getBuiltInPack().compiled;
    return rules.map(({ rule }) => rule.id).filter((rule) => frozen[rule]?.[0] === 'gap');
  }
  const { pack, codes } = judgeRecord(toJudgedRecord(getVisitRecord(db, inspectionId)));
  return pack.rules.filter((_rule, index) => codes[index] === gapCode).map(({ rule }) => rule.id);
}

function intersect(rules: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return rules.filter((rule) => known.has(rule));
}
