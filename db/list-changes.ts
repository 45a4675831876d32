import type { LogTable } from '#domain/cell.ts';
import type { Db } from './connection.ts';

/** Rows whose line in the list of enterprises may have changed since it was last read. A rollback leaves too many: harmless. */
export type ListChanges = {
  readonly enterprises: Set<string>;
  readonly inspections: Set<string>;
  readonly comments: Set<string>;
};

/** What the list says nothing of. */
const beside: ReadonlySet<string> = new Set(['evidence', 'documents', 'findings']);

const changesByConnection = new WeakMap<Db, ListChanges>();

/** Begins to collect for this connection and returns the collection, which the reader empties. */
export function watchListChanges(db: Db): ListChanges {
  const changes: ListChanges = { enterprises: new Set(), inspections: new Set(), comments: new Set() };
  changesByConnection.set(db, changes);
  return changes;
}

export function noteListChange(db: Db, table: LogTable | 'verdict_counts', row: string): void {
  const changes = changesByConnection.get(db);
  if (changes === undefined) return;
  if (table === 'enterprises') changes.enterprises.add(row);
  else if (table === 'comments') changes.comments.add(row);
  else if (!beside.has(table)) changes.inspections.add(row);
}
