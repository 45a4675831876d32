import { findColumn, isLeftOut, toHeadKey } from './csv-heads.ts';
import type { Column } from './csv-heads.ts';
import type { TextTable } from './csv-table.ts';
import type { ImportRejection } from './rejection.ts';
import { toLetters } from './table-places.ts';

/** What a user has said that unknown heads mean: the id of a column, or `ignoredHead`, by `toHeadKey`. */
export type HeadChoices = Readonly<Record<string, string>>;

export const ignoredHead = '-';

export type HeadState = 'known' | 'chosen' | 'ignored' | 'unknown';

export type HeadReading = {
  readonly name: string;
  readonly state: HeadState;
  /** Absent where its cells are not read. */
  readonly column?: Column;
};

/** What every head of a table means. A head of the program's own cannot be given another meaning. */
export function readHeads(table: TextTable, choices: HeadChoices): readonly HeadReading[] {
  return table.heads.map((name): HeadReading => {
    const known = findColumn(name);
    if (known !== undefined) return { name, state: 'known', column: known };
    if (isLeftOut(name)) return { name, state: 'ignored' };
    const choice = Object.hasOwn(choices, toHeadKey(name)) ? choices[toHeadKey(name)] : undefined;
    if (choice === ignoredHead) return { name, state: 'ignored' };
    const chosen = choice === undefined ? undefined : findColumn(choice);
    return chosen === undefined ? { name, state: 'unknown' } : { name, state: 'chosen', column: chosen };
  });
}

/** Heads that mean nothing, or the same as another. */
export function listHeadRejections(table: TextTable, heads: readonly HeadReading[]): readonly ImportRejection[] {
  const seen = new Set<string>();
  return heads.flatMap(({ name, state, column }, position): ImportRejection[] => {
    if (state === 'ignored') return [];
    const place = { record: 0, fact: name, row: table.headRow, column: toLetters(position) };
    const key = column === undefined ? toHeadKey(name) : JSON.stringify(column);
    const isTwice = seen.has(key);
    seen.add(key);
    if (column === undefined)
      return [{ ...place, code: 'UNKNOWN_FACT', message: `No fact is called ${JSON.stringify(name)}` }];
    return isTwice ? [{ ...place, code: 'DUPLICATE_COLUMN', message: 'Another column means the same' }] : [];
  });
}
