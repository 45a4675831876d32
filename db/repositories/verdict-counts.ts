import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { noteListChange } from '../list-changes.ts';
import type { VerdictCounts } from '../rows.ts';

export const verdictCountColumns = `c.pass, c.gap, c.unknown, c.not_applicable AS notApplicable, c.error,
  c.gap_critical AS gapCritical, c.gap_major AS gapMajor, c.gap_minor AS gapMinor, c.gap_advisory AS gapAdvisory,
  c.contradictions, c.pack_hash AS packHash`;

/** Inserts or replaces. Not logged: it can be computed again. */
export function putVerdictCounts(db: Db, inspectionId: string, counts: VerdictCounts): void {
  prepare(
    db,
    `INSERT OR REPLACE INTO verdict_counts (inspection_id, pass, gap, unknown, not_applicable, error,
       gap_critical, gap_major, gap_minor, gap_advisory, contradictions, pack_hash)
     VALUES (@inspectionId, @pass, @gap, @unknown, @notApplicable, @error,
       @gapCritical, @gapMajor, @gapMinor, @gapAdvisory, @contradictions, @packHash)`,
  ).run({ ...counts, inspectionId });
  noteListChange(db, 'verdict_counts', inspectionId);
}

export function findVerdictCounts(db: Db, inspectionId: string): VerdictCounts | undefined {
  const sql = `SELECT ${verdictCountColumns} FROM verdict_counts c WHERE c.inspection_id = ?`;
  return prepare(db, sql).get(inspectionId) as VerdictCounts | undefined;
}

/** Ids of visits without counts of this pack, in order, after `after` (absent: from the start). */
export function listUncounted(
  db: Db,
  request: { readonly packHash: string; readonly after?: string; readonly limit: number },
): readonly string[] {
  const sql = `SELECT i.id FROM inspections i LEFT JOIN verdict_counts c ON c.inspection_id = i.id
    WHERE i.id > ? AND i.deleted = 0 AND c.pack_hash IS NOT ? ORDER BY i.id LIMIT ?`;
  return prepare(db, sql)
    .pluck()
    .all(request.after ?? '', request.packHash, request.limit) as string[];
}

/** What was counted in a file from elsewhere is not to be believed. */
export function forgetVerdictCounts(db: Db): void {
  prepare(db, 'DELETE FROM verdict_counts').run();
}

/** Drafts and returned visits with rules that come out unknown, and how many of these rules. */
export function countUnanswered(db: Db): { readonly visits: number; readonly rules: number } {
  const sql = `SELECT count(*) AS visits, coalesce(sum(c.unknown), 0) AS rules FROM inspections i
    JOIN verdict_counts c ON c.inspection_id = i.id
    WHERE i.deleted = 0 AND i.state IN ('draft', 'returned') AND c.unknown > 0`;
  return prepare(db, sql).get() as { readonly visits: number; readonly rules: number };
}
