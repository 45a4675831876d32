import type { Db } from '#db/connection.ts';
import { hasAside, listAside } from '#db/repositories/set-aside.ts';
import type { LogTable } from '#domain/cell.ts';
import { foldRows } from './fold-rows.ts';
import { findLogTable } from './ingest.ts';

/**
 * Folds the rows again that were set aside: a program that was upgraded understands what it could only keep before.
 * Costs nothing where there are none, which is the rule.
 */
export function refoldAside(db: Db): void {
  if (!hasAside(db)) return;
  const touched = new Map<LogTable, Set<string>>();
  for (const { table, row } of listAside(db)) {
    const known = findLogTable(table);
    if (known !== undefined) touched.set(known, (touched.get(known) ?? new Set()).add(row));
  }
  db.transaction(() => {
    for (const _ of foldRows(db, touched));
  }).immediate();
}
