import type { LogTable } from '#domain/cell.ts';
import { prepare } from './connection.ts';
import type { Db } from './connection.ts';

/** Rows whose line in the list of enterprises may have changed since it was last read. A rollback leaves too many: harmless. */
export type ListChanges = {
  readonly enterprises: Set<string>;
  readonly inspections: Set<string>;
  readonly comments: Set<string>;
  readonly marks: Set<ListMark>;
};

/** What concerns more than single lines: fields in conflict, who stands for whom, how far the library was handed over. */
export type ListMark = 'conflicts' | 'aliases' | 'hand_overs';

/** What the list says nothing of. */
const beside: ReadonlySet<string> = new Set(['evidence', 'documents', 'findings']);

export function createListChanges(): ListChanges {
  return { enterprises: new Set(), inspections: new Set(), comments: new Set(), marks: new Set() };
}

const changesByConnection = new WeakMap<Db, ListChanges>();

/** Begins to collect for this connection and returns the collection, which the reader empties. */
export function watchListChanges(db: Db): ListChanges {
  const changes = createListChanges();
  changesByConnection.set(db, changes);
  return changes;
}

export function noteListChange(db: Db, table: LogTable | 'verdict_counts', row: string): void {
  const changes = changesByConnection.get(db);
  if (changes === undefined) return;
  if (table === 'enterprises') changes.enterprises.add(row);
  else if (table === 'comments') changes.comments.add(row);
  else if (table === 'assignments') noteAssignment(db, changes, row);
  else if (!beside.has(table)) changes.inspections.add(row);
}

export function noteListMark(db: Db, mark: ListMark): void {
  changesByConnection.get(db)?.marks.add(mark);
}

/** An assignment stays with its enterprise. */
function noteAssignment(db: Db, { enterprises }: ListChanges, row: string): void {
  const enterpriseId = prepare(db, 'SELECT enterprise_id FROM assignments WHERE id = ?').pluck().get(row);
  if (typeof enterpriseId === 'string') enterprises.add(enterpriseId);
}
