import type { Db } from './connection.ts';

/** Empties the write-ahead log of a library from beside the connection that writes it. */
export type LogKeeper = {
  /** Told after a commit of about so many bytes; returns at once, and never throws. */
  readonly noteWritten: (bytes: number) => void;
};

/** Pages in the log at which SQLite empties it inside a commit, by its own default: 4 MiB. */
const usualLogPages = 1_000;
/** Where a keeper has fallen behind, the writer empties the log itself after all: 32 MiB. */
const mostLogPages = 8_192;
const pageBytes = 4_096;

const keepers = new WeakMap<Db, LogKeeper>();

/** From now on `keeper` is told what `noteLogWritten` is told of; undefined: nobody. */
export function setLogKeeper(db: Db, keeper: LogKeeper | undefined): void {
  if (keeper === undefined) keepers.delete(db);
  else keepers.set(db, keeper);
}

/** To be called after a commit that made the log longer by much. Without a keeper nothing happens. */
export function noteLogWritten(db: Db, bytes: number): void {
  keepers.get(db)?.noteWritten(bytes);
}

/** Leaves emptying the log to a keeper, up to a limit. What is written is as durable as before: that is the log's doing. */
export function letLogGrow(db: Db): void {
  db.pragma('journal_size_limit = -1');
  db.pragma(`wal_autocheckpoint = ${mostLogPages}`);
}

/** As SQLite has it by itself; a log that has grown is cut off when it is next begun anew. */
export function keepLogShort(db: Db): void {
  db.pragma(`journal_size_limit = ${usualLogPages * pageBytes}`);
  db.pragma(`wal_autocheckpoint = ${usualLogPages}`);
}
