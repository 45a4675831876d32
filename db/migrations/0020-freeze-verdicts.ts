/**
 * Completed visits: their verdicts as frozen, and why a visit was reopened or voided. The document is large and read
 * rarely, so it stands apart; `outcomes` is what lists and sums need of it.
 */
export const migration = {
  version: 20,
  name: 'freeze-verdicts',
  changes: [],
  sql: `
ALTER TABLE inspections ADD COLUMN state_reason TEXT;

CREATE TABLE frozen_verdicts (
  inspection_id TEXT PRIMARY KEY NOT NULL REFERENCES inspections (id) DEFERRABLE INITIALLY DEFERRED,
  outcomes TEXT NOT NULL CHECK (json_valid(outcomes)),
  document TEXT NOT NULL CHECK (json_valid(document))
) STRICT;
`,
} as const;
