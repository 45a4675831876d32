import type { Db } from '#db/connection.ts';
import { listChangesOfRow, listIdsOfRow } from '#db/repositories/changes.ts';
import { findSurvivorId, listMergedIds } from '#db/repositories/enterprise-aliases.ts';
import { findParentPlace, hasRow, listChildren } from '#db/repositories/row-family.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { listAside } from '#db/repositories/set-aside.ts';
import { logTables } from '#domain/cell.ts';
import type { Cell } from '#domain/cell.ts';
import { AppError } from '#domain/error.ts';

/** Of every device the numbers of the entries that are chosen, rising. */
export type ChosenEntries = ReadonlyMap<string, readonly number[]>;

/**
 * The entries about these enterprises, about those that stand for the same one, and about everything that belongs to them.
 * A row that an entry ever said to belong to another enterprise is left out, whatever the others say: what was written
 * of somebody else must not travel. Takes as long as the chosen rows are many, however large the library is.
 * @throws AppError NOT_FOUND where an enterprise is not in the library, INVALID_REQUEST where none is named, HISTORY_BROKEN.
 */
export function chooseEntries(db: Db, enterprises: ReadonlySet<string>): ChosenEntries {
  if (enterprises.size === 0) throw new AppError('INVALID_REQUEST', 'No enterprise was chosen', {});
  const chosen = new Map<string, RowPlace>();
  for (const row of listSame(db, enterprises)) addFamily(db, { table: 'enterprises', row }, chosen);
  addAside(db, chosen);
  const entries = new Map<string, number[]>();
  for (const place of chosen.values()) {
    for (const { device, seq } of listIdsOfRow(db, place.table, place.row)) {
      const ofDevice = entries.get(device);
      if (ofDevice === undefined) entries.set(device, [seq]);
      else ofDevice.push(seq);
    }
  }
  for (const ofDevice of entries.values()) ofDevice.sort((a, b) => a - b);
  return entries;
}

/** With each enterprise those that were merged with it, in whichever direction. */
function listSame(db: Db, enterprises: ReadonlySet<string>): ReadonlySet<string> {
  const same = new Set<string>();
  for (const id of enterprises) {
    if (!hasRow(db, { table: 'enterprises', row: id }))
      throw new AppError('NOT_FOUND', `No enterprise ${id}`, { enterpriseId: id });
    const survivor = findSurvivorId(db, id);
    for (const one of [id, survivor, ...listMergedIds(db, survivor)]) same.add(one);
  }
  return same;
}

function addFamily(db: Db, place: RowPlace, chosen: Map<string, RowPlace>): void {
  chosen.set(toKey(place), place);
  for (const child of listChildren(db, place)) if (belongsTo(db, child, chosen)) addFamily(db, child, chosen);
}

/** Rows that the tables do not show yet come along where they say whom they belong to. Parents come first. */
function addAside(db: Db, chosen: Map<string, RowPlace>): void {
  const aside = listAside(db);
  for (const table of logTables) {
    for (const { row } of aside.filter((one) => one.table === table)) {
      const place = { table, row };
      if (table !== 'enterprises' && belongsTo(db, place, chosen)) chosen.set(toKey(place), place);
    }
  }
}

/** Says whether everything that the row was ever said to belong to was chosen. */
function belongsTo(db: Db, place: RowPlace, chosen: ReadonlyMap<string, RowPlace>): boolean {
  const parents = listParents(db, place);
  return parents.length > 0 && parents.every((parent) => chosen.has(toKey(parent)));
}

function listParents(db: Db, place: RowPlace): readonly RowPlace[] {
  // The record of a visit belongs to it by its id.
  if (place.table === 'records') return [{ table: 'inspections', row: place.row }];
  return listChangesOfRow(db, place.table, place.row).flatMap(
    ({ device, seq, fields }) => findParentPlace(place, parseCells({ device, seq, fields })) ?? [],
  );
}

function parseCells(entry: { readonly device: string; readonly seq: number; readonly fields: string }) {
  try {
    const fields = JSON.parse(entry.fields) as Readonly<Record<string, readonly [Cell]>>;
    return Object.fromEntries(Object.entries(fields).map(([field, [cell]]) => [field, cell]));
  } catch (cause) {
    const { device, seq } = entry;
    throw new AppError('HISTORY_BROKEN', 'An entry of the history cannot be read', { device, seq }, cause);
  }
}

function toKey({ table, row }: RowPlace): string {
  return `${table} ${row}`;
}
