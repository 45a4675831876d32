import { AppError } from '#domain/error.ts';
import type { Db } from './connection.ts';

const kib = 1024;
const mib = 1024 * kib;

/** Longest content of a column in bytes; the program itself writes far less. */
const usualLimit = 64 * kib;
const limits: Readonly<Record<string, number>> = {
  'attachment_pieces.bytes': 256 * kib,
  'thumbnails.bytes': mib,
  'changes.fields': 8 * mib,
  'frozen_verdicts.document': 8 * mib,
  'documents.content': 8 * mib,
  'seals.document': 4 * mib,
  'enterprise_search.text': mib,
};

/**
 * Holds every column of a file from elsewhere to a length, by the lengths that SQLite keeps, before any content is read.
 * The file's schema must have been compared with ours. @throws AppError FILE_HOSTILE.
 */
export function assertLengths(db: Db): void {
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all() as string[];
  for (const table of tables) {
    const columns = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
    const lengths = columns.map((column) => `max(octet_length("${column}"))`).join(', ');
    const found = db.prepare(`SELECT ${lengths} FROM "${table}"`).raw().get() as (number | null)[];
    columns.forEach((column, at) => {
      const limit = limits[`${table}.${column}`] ?? usualLimit;
      const length = found[at] ?? 0;
      if (length > limit) throw new AppError('FILE_HOSTILE', `${table}.${column} is too long`, { length, limit });
    });
  }
}

/** Numbers of entries that no double holds exactly, or that no honest log comes to. */
export function hasAbsurdNumbers(db: Db): boolean {
  // Every entry's count is one more than the greatest in its library, so it never passes the number of entries. The
  // room above is kept by every library that takes in only such files.
  const room = 1_000_000;
  const withheld = countAllWithheld(db);
  const entries = Number(db.prepare('SELECT count(*) FROM changes').pluck().get());
  const most = entries + withheld + room;
  const sql = `SELECT EXISTS (SELECT 1 FROM changes WHERE seq NOT BETWEEN 1 AND 9007199254740991
      OR lamport NOT BETWEEN 1 AND @most OR schema NOT BETWEEN 1 AND 1000000)
    OR EXISTS (SELECT 1 FROM withheld WHERE first < 1 OR last < first OR lamport NOT BETWEEN last AND @most)`;
  if (withheld > mostWithheld || countStretches(db) > entries + roomForStretches) return true;
  return db.prepare(sql).pluck().get({ most }) === 1;
}

/** What is left out lies between entries; besides there is a stretch for every seal that ends in one. */
const roomForStretches = 100_000;

function countStretches(db: Db): number {
  return Number(db.prepare('SELECT count(*) FROM withheld').pluck().get());
}

/** No program keeps as many entries; a file that claims more makes numbers up. */
const mostWithheld = 1_000_000_000;

function countAllWithheld(db: Db): number {
  return Number(db.prepare('SELECT total(last - first + 1) FROM withheld').pluck().get());
}

/** Says whether all texts of an entry are well-formed UTF-8; SQLite itself does not mind, and readers see "�" instead. */
export function hasWellFormedTexts(db: Db, id: { readonly device: string; readonly seq: number }): boolean {
  const columns = ['author', 'kind', 'target', 'table_name', 'row_id', 'fields', 'wall', 'prev_hash', 'hash'];
  const parts = columns.map((column) => `CAST(${column} AS BLOB)`).join(', ');
  const found = db.prepare(`SELECT ${parts} FROM changes WHERE device = ? AND seq = ?`).raw().get(id.device, id.seq);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (const bytes of found as (Uint8Array | null)[]) if (bytes !== null) decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
