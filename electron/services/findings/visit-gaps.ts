import { findFrozenOutcomes } from '#db/repositories/frozen-verdicts.ts';
import type { Db } from '#db/connection.ts';
import { gapCode } from '#rules/judge.ts';
import { judgeRecord } from '../assessment.ts';
import { toJudgedRecord } from '../visit-record.ts';
import type { VisitRecord } from '../visit-record.ts';

/** The rules that found a gap: as frozen, else as the present pack judges the answers. */
export function listGapRules(db: Db, record: VisitRecord): readonly string[] {
  const frozen = findFrozenOutcomes(db, record.inspection.id);
  if (frozen === undefined) return listPresentGapRules(record);
  return Object.keys(frozen).filter((rule) => frozen[rule]?.[0] === 'gap');
}

/** The rules of the present pack that find a gap in the answers as they stand. */
export function listPresentGapRules(record: VisitRecord): readonly string[] {
  const { pack, codes } = judgeRecord(toJudgedRecord(record));
  return pack.rules.filter((_rule, index) => codes[index] === gapCode).map(({ rule }) => rule.id);
}
