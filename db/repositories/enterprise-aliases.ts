import { findRoot } from '#domain/enterprise-alias.ts';
import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { noteListChange, noteListMark } from '../list-changes.ts';

// `enterprise_aliases` holds for every merged enterprise the one that stands for it. It follows from the pointers
// (`merged_into`) and is kept with them, so that a query need not walk along chains.

/** SQL for the id of the enterprise that stands for the one in `column`. */
export function toSurvivorSql(column: string): string {
  return `coalesce((SELECT alias.root FROM enterprise_aliases alias WHERE alias.enterprise_id = ${column}), ${column})`;
}

/** SQL for the ids of everything that `column`, which must not be merged itself, stands for, itself included. */
export function toGroupSql(column: string): string {
  return `(SELECT ${column} UNION ALL
    SELECT alias.enterprise_id FROM enterprise_aliases alias WHERE alias.root = ${column})`;
}

/** SQL that holds where `column` was not merged into another. */
export function toUnmergedSql(column: string): string {
  return `NOT EXISTS (SELECT 1 FROM enterprise_aliases alias WHERE alias.enterprise_id = ${column})`;
}

/** Id of the enterprise that stands for this one: itself unless it was merged. */
export function findSurvivorId(db: Db, id: string): string {
  const root = prepare(db, 'SELECT root FROM enterprise_aliases WHERE enterprise_id = ?').pluck().get(id);
  return typeof root === 'string' ? root : id;
}

/** Ids of those that were merged into this one, over however many steps. */
export function listMergedIds(db: Db, survivorId: string): readonly string[] {
  const sql = 'SELECT enterprise_id FROM enterprise_aliases WHERE root = ? ORDER BY enterprise_id';
  return prepare(db, sql).pluck().all(survivorId) as string[];
}

/** Brings the aliases up to date after the pointer of this enterprise, its deletion or its being there changed. */
export function refreshAliases(db: Db, id: string): void {
  const roots = new Map<string, string>();
  for (const enterpriseId of listPointing(db, id)) {
    const root = findRoot(enterpriseId, (at) => findPointer(db, at));
    const before = findSurvivorId(db, enterpriseId);
    if (before !== root) roots.set(enterpriseId, root);
    if (before !== root) for (const line of [enterpriseId, before, root]) noteListChange(db, 'enterprises', line);
  }
  if (roots.size > 0) noteListMark(db, 'aliases');
  for (const [enterpriseId, root] of roots) putAlias(db, enterpriseId, root);
}

/** What the pointers say of everybody, for checking the table against them. */
export function computeAliases(db: Db): ReadonlyMap<string, string> {
  const ids = prepare(db, 'SELECT id FROM enterprises WHERE merged_into IS NOT NULL ORDER BY id').pluck().all();
  const aliases = (ids as string[]).map((id) => [id, findRoot(id, (at) => findPointer(db, at))] as const);
  return new Map(aliases.filter(([id, root]) => id !== root));
}

/** The table as it is stored. */
export function readAliases(db: Db): ReadonlyMap<string, string> {
  const rows = prepare(db, 'SELECT enterprise_id, root FROM enterprise_aliases ORDER BY enterprise_id').raw(true).all();
  return new Map(rows as [string, string][]);
}

function putAlias(db: Db, id: string, root: string): void {
  if (id === root) prepare(db, 'DELETE FROM enterprise_aliases WHERE enterprise_id = ?').run(id);
  else prepare(db, 'INSERT OR REPLACE INTO enterprise_aliases (enterprise_id, root) VALUES (?, ?)').run(id, root);
}

/** Everybody whose pointers lead to `id`, itself first. */
function listPointing(db: Db, id: string): ReadonlySet<string> {
  const found = new Set([id]);
  const findThose = prepare(db, 'SELECT id FROM enterprises WHERE merged_into = ?').pluck();
  // A set that grows while it is gone through: those found are looked at in their turn.
  for (const target of found) for (const pointing of findThose.all(target) as string[]) found.add(pointing);
  return found;
}

/** A pointer counts while both ends are there: deleting the one that was merged into brings back what was merged. */
function findPointer(db: Db, id: string): string | undefined {
  const sql = `SELECT t.id FROM enterprises e JOIN enterprises t ON t.id = e.merged_into
    WHERE e.id = ? AND e.deleted = 0 AND t.deleted = 0`;
  const target = prepare(db, sql).pluck().get(id);
  return typeof target === 'string' ? target : undefined;
}
