/**
 * An enterprise that was entered twice points at the one it was merged into. Both keep their rows and histories; taking
 * the pointer away takes the merge back.
 */
export const migration = {
  version: 60,
  name: 'merged-enterprises',
  changes: [],
  sql: `
ALTER TABLE enterprises ADD COLUMN merged_into TEXT;
CREATE INDEX enterprises_merged_into ON enterprises (merged_into);
`,
} as const;
