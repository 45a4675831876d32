/**
 * Which entries of the log an import wrote, so that it can be taken back as a whole. Local: it is not handed over, and
 * the log is complete without it.
 */
export const migration = {
  version: 30,
  name: 'import-batches',
  changes: [],
  sql: `
CREATE TABLE import_batches (
  id TEXT PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  file_name TEXT NOT NULL,
  device TEXT NOT NULL,
  first_seq INTEGER NOT NULL CHECK (first_seq > 0),
  last_seq INTEGER NOT NULL CHECK (last_seq >= first_seq),
  created INTEGER NOT NULL CHECK (created >= 0),
  updated INTEGER NOT NULL CHECK (updated >= 0),
  taken_back_at TEXT
) STRICT, WITHOUT ROWID;
`,
} as const;
