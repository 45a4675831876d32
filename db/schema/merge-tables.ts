import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// What merging keeps for itself (migration 0070); local, never handed over.

export const mergeBatches = sqliteTable(
  'merge_batches',
  {
    id: text().primaryKey().notNull(),
    at: text().notNull(),
    file_name: text().notNull(),
    sha256: text().notNull(),
    entries: text().notNull(),
    records: integer().notNull(),
    created: integer().notNull(),
    merged: integer().notNull(),
    conflicts: integer().notNull(),
    taken_back_at: text(),
  },
  (table) => [index('merge_batches_sha256').on(table.sha256)],
);

export const setAside = sqliteTable(
  'set_aside',
  {
    table_name: text().notNull(),
    row_id: text().notNull(),
    reason: text({ enum: ['newer', 'orphan', 'incomplete', 'cells'] }).notNull(),
    fields: text().notNull().default('[]'),
  },
  (table) => [primaryKey({ columns: [table.table_name, table.row_id] })],
);

export const exchangeBundles = sqliteTable('exchange_bundles', {
  name: text().primaryKey().notNull(),
  size: integer().notNull(),
});
