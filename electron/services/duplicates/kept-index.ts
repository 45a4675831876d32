import type { Db } from '#db/connection.ts';
import { getListIndex } from '#db/repositories/list-index.ts';
import type { Library } from '../library.ts';
import { createNameIndex, type NamedEnterprise, type NameIndex, putName, removeName } from './name-index.ts';

/** Lets the program do something else between two steps. */
export type Pause = () => Promise<void>;

const indexes = new WeakMap<Db, NameIndex>();

/** Names per step: a step is then a few milliseconds, well below what a person notices. */
const namesPerStep = 250;

/**
 * The names of the library in memory, brought up to date with the list of enterprises: all of them at the first call,
 * later what has changed. Those merged into others are not in it.
 */
export async function prepareNames(library: Library, pause: Pause): Promise<NameIndex> {
  const { db } = library;
  const index = indexes.get(db) ?? createNameIndex();
  indexes.set(db, index);
  for (let missing = listMissing(db, index); missing.length > 0; missing = listMissing(db, index)) {
    for (let start = 0; start < missing.length; start += namesPerStep) {
      for (const row of missing.slice(start, start + namesPerStep)) putName(index, row);
      await pause();
      // The library was closed meanwhile: what is there is all there will be.
      if (!db.open) return index;
    }
  }
  return index;
}

/** What the index does not have as it is now; what is gone is taken out. */
function listMissing(db: Db, index: NameIndex): readonly NamedEnterprise[] {
  const { entries } = getListIndex(db);
  const missing: NamedEnterprise[] = [];
  for (const { row } of entries.values()) {
    const known = index.byId.get(row.enterpriseId)?.enterprise;
    if (known !== row && (known === undefined || !isEqual(known, row))) missing.push(row);
  }
  if (index.byId.size > entries.size - missing.length) {
    for (const id of index.byId.keys()) if (!entries.has(id)) removeName(index, id);
  }
  return missing;
}

function isEqual(one: NamedEnterprise, two: NamedEnterprise): boolean {
  return one.name === two.name && one.creditCode === two.creditCode && one.regionCode === two.regionCode;
}
