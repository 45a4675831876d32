/**
 * Trust. `seals` travel: what a device signed when it handed its library over, proof of its entries ever after. The
 * others are local and never handed over: whose keys were accepted, which checkpoints were seen in files
 * that arrived, what was handed over, and which entries each merged file brought. `set_aside` is derived: the rows of the
 * log that the tables cannot show yet.
 */
export const migration = {
  version: 70,
  name: 'hand-over',
  changes: [],
  sql: `
CREATE TABLE seals (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 64),
  document TEXT NOT NULL CHECK (json_valid(document)),
  public_key TEXT NOT NULL,
  signature TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE device_keys (
  device TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  public_key TEXT NOT NULL,
  name TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  accepted_at TEXT,
  PRIMARY KEY (device, fingerprint)
) STRICT, WITHOUT ROWID;

CREATE TABLE seen_checkpoints (
  device TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  head TEXT NOT NULL,
  seen_in TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (device, count, head)
) STRICT, WITHOUT ROWID;

CREATE TABLE hand_overs (
  seal TEXT PRIMARY KEY NOT NULL CHECK (length(seal) = 64),
  at TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  code TEXT NOT NULL,
  records INTEGER NOT NULL CHECK (records >= 0),
  attachments INTEGER NOT NULL CHECK (attachments >= 0),
  received_at TEXT,
  receiver TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE merge_batches (
  id TEXT PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  entries TEXT NOT NULL CHECK (json_valid(entries)),
  records INTEGER NOT NULL CHECK (records >= 0),
  created INTEGER NOT NULL CHECK (created >= 0),
  merged INTEGER NOT NULL CHECK (merged >= 0),
  conflicts INTEGER NOT NULL CHECK (conflicts >= 0),
  taken_back_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX merge_batches_sha256 ON merge_batches (sha256);

CREATE TABLE set_aside (
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('newer', 'orphan', 'incomplete', 'cells')),
  fields TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(fields)),
  PRIMARY KEY (table_name, row_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE exchange_bundles (
  name TEXT PRIMARY KEY NOT NULL,
  size INTEGER NOT NULL CHECK (size > 0)
) STRICT, WITHOUT ROWID;
`,
} as const;
