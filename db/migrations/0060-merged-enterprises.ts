/**
 * An enterprise that was entered twice points at the one it was merged into. Both keep their rows and histories; taking
 * the pointer away takes the merge back. `enterprise_aliases` follows from the pointers: for each one merged, the one that
 * stands for it.
 */
export const migration = {
  version: 60,
  name: 'merged-enterprises',
  changes: [],
  sql: `
ALTER TABLE enterprises ADD COLUMN merged_into TEXT;
CREATE INDEX enterprises_merged_into ON enterprises (merged_into);

CREATE TABLE enterprise_aliases (
  enterprise_id TEXT PRIMARY KEY NOT NULL,
  root TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX enterprise_aliases_root ON enterprise_aliases (root);
`,
} as const;
