/**
 * What people say about a visit and do about its findings. A finding has a row only once somebody has acted on it; its
 * id follows from the visit and the rule, so that two devices that act on one finding write to one row. The counts kept
 * with a visit get one more: answers that contradict each other.
 */
export const migration = {
  version: 80,
  name: 'review',
  changes: [],
  sql: `
CREATE TABLE comments (
  id TEXT PRIMARY KEY NOT NULL,
  inspection_id TEXT NOT NULL REFERENCES inspections (id) DEFERRABLE INITIALLY DEFERRED,
  fact TEXT,
  reply_to TEXT,
  text TEXT NOT NULL,
  author TEXT,
  written_at TEXT,
  done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1)),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX comments_inspection ON comments (inspection_id);

CREATE TABLE findings (
  id TEXT PRIMARY KEY NOT NULL,
  inspection_id TEXT NOT NULL REFERENCES inspections (id) DEFERRABLE INITIALLY DEFERRED,
  rule TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'confirmed', 'dismissed', 'issued',
    'in_rectification', 'evidence_handed_in', 'verified', 'closed', 'accepted', 'reopened', 'superseded')),
  reason TEXT,
  issued_document TEXT,
  due_on TEXT,
  fixed_by TEXT,
  evidence TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(evidence)),
  verified_by TEXT,
  accepted_until TEXT,
  superseded_by TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX findings_inspection ON findings (inspection_id);

ALTER TABLE verdict_counts ADD COLUMN contradictions INTEGER NOT NULL DEFAULT 0;
-- Counts of no pack are stale: they are made anew, contradictions with them.
UPDATE verdict_counts SET pack_hash = '';
`,
} as const;
