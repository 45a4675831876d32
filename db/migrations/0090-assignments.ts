/**
 * Assignments: which enterprise is to be visited by whom, until when. Whether one is done is not stored: a visit says it.
 * `withheld`: stretches of a device's chain whose entries did not come along because they are about enterprises that
 * somebody was not assigned; `hash` and `lamport` are those of the stretch's last entry. It travels.
 */
export const migration = {
  version: 90,
  name: 'assignments',
  changes: [],
  sql: `
CREATE TABLE assignments (
  id TEXT PRIMARY KEY NOT NULL,
  enterprise_id TEXT NOT NULL REFERENCES enterprises (id) DEFERRABLE INITIALLY DEFERRED,
  inspector TEXT NOT NULL,
  certificate TEXT,
  assigned_on TEXT NOT NULL,
  due_on TEXT,
  assigned_by TEXT,
  note TEXT,
  declined TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX assignments_enterprise ON assignments (enterprise_id);

-- Returned visits lead the list: few of very many.
CREATE INDEX inspections_returned ON inspections (enterprise_id) WHERE state = 'returned';

CREATE TABLE withheld (
  device TEXT NOT NULL,
  first INTEGER NOT NULL CHECK (first >= 1),
  last INTEGER NOT NULL CHECK (last >= first),
  lamport INTEGER NOT NULL CHECK (lamport >= 1),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (device, first)
) STRICT, WITHOUT ROWID;
`,
} as const;
