import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// Seals, keys and what was seen of other devices (migration 0070); what did not come along (0090).

export const seals = sqliteTable('seals', {
  id: text().primaryKey().notNull(),
  document: text().notNull(),
  public_key: text().notNull(),
  signature: text().notNull(),
});

export const deviceKeys = sqliteTable(
  'device_keys',
  {
    device: text().notNull(),
    fingerprint: text().notNull(),
    public_key: text().notNull(),
    name: text().notNull(),
    seen_at: text().notNull(),
    accepted_at: text(),
  },
  (table) => [primaryKey({ columns: [table.device, table.fingerprint] })],
);

export const seenCheckpoints = sqliteTable(
  'seen_checkpoints',
  {
    device: text().notNull(),
    count: integer().notNull(),
    head: text().notNull(),
    seen_in: text().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.device, table.count, table.head] })],
);

export const handOvers = sqliteTable('hand_overs', {
  seal: text().primaryKey().notNull(),
  at: text().notNull(),
  file_name: text().notNull(),
  sha256: text().notNull(),
  code: text().notNull(),
  records: integer().notNull(),
  attachments: integer().notNull(),
  received_at: text(),
  receiver: text(),
});

export const withheld = sqliteTable(
  'withheld',
  {
    device: text().notNull(),
    first: integer().notNull(),
    last: integer().notNull(),
    lamport: integer().notNull(),
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.device, table.first] })],
);
