/**
 * Photos, files and signatures. Bytes lie once per content, in pieces, so that adding a large file never holds the
 * program; `evidence` says what they prove. Pieces without a row in `attachments` are left-overs of a write that did not
 * end. Thumbnails are derived and not handed over.
 */
export const migration = {
  version: 40,
  name: 'evidence',
  changes: [],
  sql: `
CREATE TABLE attachments (
  sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
  pieces_id TEXT NOT NULL,
  pieces INTEGER NOT NULL CHECK (pieces >= 0),
  size INTEGER NOT NULL CHECK (size >= 0)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX attachments_pieces ON attachments (pieces_id);

CREATE TABLE attachment_pieces (
  pieces_id TEXT NOT NULL,
  n INTEGER NOT NULL CHECK (n >= 0),
  bytes BLOB NOT NULL,
  PRIMARY KEY (pieces_id, n)
) STRICT;

CREATE TABLE thumbnails (
  sha256 TEXT PRIMARY KEY NOT NULL,
  media_type TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE evidence (
  id TEXT PRIMARY KEY NOT NULL,
  inspection_id TEXT NOT NULL REFERENCES inspections (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL DEFAULT 'file' CHECK (kind IN ('file', 'inspector_signature', 'union_signature')),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  original_sha256 TEXT,
  size INTEGER CHECK (size >= 0),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  facts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(facts)),
  caption TEXT,
  signer TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX evidence_inspection ON evidence (inspection_id);
CREATE INDEX evidence_sha256 ON evidence (sha256);
`,
} as const;
