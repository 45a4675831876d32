/** What a field holds: a JSON value of whole numbers, texts and lists; null is "not set" (for a fact: not asked). */
export type Cell = null | boolean | number | string | readonly Cell[] | { readonly [key: string]: Cell };

export const logTables = [
  'enterprises',
  'inspections',
  'records',
  'evidence',
  'documents',
  'comments',
  'findings',
  'assignments',
] as const;

/** The tables that history, merge and undo know. A record's row id is the id of its inspection. */
export type LogTable = (typeof logTables)[number];
