import type { Db } from '#db/connection.ts';
import { listConflicts } from '#db/repositories/conflicts.ts';
import { listChangesOfRow } from '#db/repositories/changes.ts';
import { findRowCells } from '#db/read-cells.ts';
import type { RowCells } from '#db/read-cells.ts';
import { logTables } from '#domain/cell.ts';
import type { LogTable } from '#domain/cell.ts';
import { toCanonicalJson } from '#sync/canonical.ts';
import { foldRow } from '#sync/fold.ts';
import { hashContent, hashRow } from '#sync/hash.ts';
import { toKnownChanges } from './journal/stored-change.ts';
import type { Library } from './library.ts';
import { iterateRowTexts, joinCells } from './verify/row-texts.ts';
import type { RowText } from './verify/row-texts.ts';

/**
 * 64 hexadecimal digits over all synced content as folded: every cell that is not null, deleted rows too, and for a
 * field in conflict all its contents. Devices, times and the order of entries do not count. The tables are read; that
 * they are the fold of the log is `verifyLibrary`'s concern.
 */
export function getContentHash(library: Pick<Library, 'db'>): string {
  return library.db
    .transaction(() => {
      const hasher = createContentHasher(library.db);
      for (const table of logTables)
        for (const page of iterateRowTexts(library.db, table)) for (const read of page) hasher.add(table, read);
      return hasher.finish();
    })
    .deferred();
}

/** Takes every row of every synced table once, in any order, for those who read them anyhow. */
export type ContentHasher = {
  readonly add: (table: LogTable, read: RowText) => void;
  /** The content hash of the rows that were added. */
  readonly finish: () => string;
};

export function createContentHasher(db: Db): ContentHasher {
  const conflicts = groupConflicts({ db });
  const hashes: string[] = [];
  return {
    add: (table, read) => {
      const text = toHashedText({ db }, { ...read, table, contested: conflicts.get(`${table} ${read.row}`) });
      if (text !== undefined) hashes.push(hashRow(text));
    },
    finish: () => hashContent(hashes),
  };
}

type Row = RowText & { readonly table: LogTable; readonly contested: readonly string[] | undefined };

/** A record in which everything was cleared again is as one that nobody began. */
function toHashedText(library: Pick<Library, 'db'>, { table, row, parts, contested }: Row): string | undefined {
  if (contested === undefined && parts !== undefined) {
    if (parts.length === 0) return undefined;
    return `{"fields":${joinCells(parts)},"row":${toCanonicalJson(row)},"table":"${table}"}`;
  }
  const fields = findRowCells(library.db, table, row) ?? {};
  if (contested !== undefined) return toContestedText(library, { table, row, fields, contested });
  return Object.keys(fields).length === 0 ? undefined : toCanonicalJson({ table, row, fields });
}

type ContestedRow = {
  readonly table: LogTable;
  readonly row: string;
  readonly fields: RowCells;
  readonly contested: readonly string[];
};

function toContestedText(library: Pick<Library, 'db'>, { table, row, fields, contested }: ContestedRow): string {
  const folded = foldRow(toKnownChanges(listChangesOfRow(library.db, table, row)));
  const settled = Object.entries(fields).filter(([field]) => !contested.includes(field));
  const conflicts: Record<string, readonly string[]> = {};
  for (const field of contested) {
    const cells = (folded.get(field) ?? []).map(({ cell }) => toCanonicalJson(cell));
    conflicts[field] = [...new Set(cells)].sort();
  }
  return toCanonicalJson({ table, row, fields: Object.fromEntries(settled), conflicts });
}

function groupConflicts(library: Pick<Library, 'db'>): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { table, row, field } of listConflicts(library.db)) {
    const key = `${table} ${row}`;
    groups.set(key, [...(groups.get(key) ?? []), field]);
  }
  return groups;
}
