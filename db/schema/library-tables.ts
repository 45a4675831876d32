import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { findingStates } from '#domain/finding-states.ts';
import { documentKinds, documentStates, evidenceKinds, inspectionKinds, inspectionStates } from '../rows.ts';

// The tables as types. Rows are read and written by prepared statements (repositories); a test holds this description,
// the migrations' SQL and the dictionary equal.

export const library = sqliteTable('library', { key: text().primaryKey().notNull(), value: text().notNull() });

export const devices = sqliteTable('devices', {
  id: text().primaryKey().notNull(),
  name: text().notNull(),
  is_self: integer().notNull(),
});

export const enterprises = sqliteTable(
  'enterprises',
  {
    id: text().primaryKey().notNull(),
    name: text().notNull(),
    credit_code: text(),
    region_code: text(),
    industry_code: text(),
    address: text(),
    contact_name: text(),
    contact_phone: text(),
    deleted: integer().notNull().default(0),
    merged_into: text(),
  },
  (table) => [
    index('enterprises_merged_into').on(table.merged_into),
    index('enterprises_credit_code').on(table.credit_code),
    index('enterprises_name').on(table.name),
    index('enterprises_deleted').on(table.deleted),
  ],
);

export const enterpriseAliases = sqliteTable(
  'enterprise_aliases',
  { enterprise_id: text().primaryKey().notNull(), root: text().notNull() },
  (table) => [index('enterprise_aliases_root').on(table.root)],
);

export const inspections = sqliteTable(
  'inspections',
  {
    id: text().primaryKey().notNull(),
    enterprise_id: text()
      .notNull()
      .references(() => enterprises.id),
    date: text().notNull(),
    kind: text({ enum: inspectionKinds }).notNull().default('first'),
    inspectors: text().notNull().default('[]'),
    state: text({ enum: inspectionStates }).notNull().default('draft'),
    pack_id: text(),
    pack_hash: text(),
    deleted: integer().notNull().default(0),
    state_reason: text(),
  },
  (table) => [
    index('inspections_enterprise_date').on(table.enterprise_id, table.date),
    index('inspections_returned')
      .on(table.enterprise_id)
      .where(sql`state = 'returned'`),
  ],
);

export const answerMarks = sqliteTable(
  'answer_marks',
  {
    inspection_id: text()
      .notNull()
      .references(() => inspections.id),
    fact: text().notNull(),
    state: text({ enum: ['none', 'unknown', 'refused', 'not_applicable'] }),
    carried_from: text(),
    note: text(),
  },
  (table) => [primaryKey({ columns: [table.inspection_id, table.fact] })],
);

export const verdictCounts = sqliteTable('verdict_counts', {
  inspection_id: text()
    .primaryKey()
    .notNull()
    .references(() => inspections.id),
  pass: integer().notNull(),
  gap: integer().notNull(),
  unknown: integer().notNull(),
  not_applicable: integer().notNull(),
  error: integer().notNull(),
  gap_critical: integer().notNull(),
  gap_major: integer().notNull(),
  gap_minor: integer().notNull(),
  gap_advisory: integer().notNull(),
  pack_hash: text().notNull(),
  contradictions: integer().notNull().default(0),
});

export const frozenVerdicts = sqliteTable('frozen_verdicts', {
  inspection_id: text()
    .primaryKey()
    .notNull()
    .references(() => inspections.id),
  outcomes: text().notNull(),
  document: text().notNull(),
});

export const enterpriseSearch = sqliteTable(
  'enterprise_search',
  {
    enterprise_id: text()
      .primaryKey()
      .notNull()
      .references(() => enterprises.id),
    text: text().notNull(),
    name_key: text().notNull(),
  },
  (table) => [index('enterprise_search_name').on(table.name_key, table.enterprise_id)],
);

export const changes = sqliteTable(
  'changes',
  {
    device: text().notNull(),
    seq: integer().notNull(),
    lamport: integer().notNull(),
    wall: text().notNull(),
    author: text().notNull(),
    kind: text().notNull(),
    target: text(),
    table_name: text().notNull(),
    row_id: text().notNull(),
    fields: text().notNull(),
    schema: integer().notNull(),
    prev_hash: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.device, table.seq] }),
    index('changes_row').on(table.table_name, table.row_id),
  ],
);

export const conflicts = sqliteTable(
  'conflicts',
  { table_name: text().notNull(), row_id: text().notNull(), field: text().notNull() },
  (table) => [primaryKey({ columns: [table.table_name, table.row_id, table.field] })],
);

export const migrations = sqliteTable('migrations', {
  version: integer().primaryKey().notNull(),
  name: text().notNull(),
  sha256: text().notNull(),
  applied_at: text().notNull(),
});

export const importBatches = sqliteTable('import_batches', {
  id: text().primaryKey().notNull(),
  at: text().notNull(),
  file_name: text().notNull(),
  device: text().notNull(),
  first_seq: integer().notNull(),
  last_seq: integer().notNull(),
  created: integer().notNull(),
  updated: integer().notNull(),
  taken_back_at: text(),
});

export const attachments = sqliteTable(
  'attachments',
  {
    sha256: text().primaryKey().notNull(),
    pieces_id: text().notNull(),
    pieces: integer().notNull(),
    size: integer().notNull(),
  },
  (table) => [uniqueIndex('attachments_pieces').on(table.pieces_id)],
);

export const attachmentPieces = sqliteTable(
  'attachment_pieces',
  { pieces_id: text().notNull(), n: integer().notNull(), bytes: blob().notNull() },
  (table) => [primaryKey({ columns: [table.pieces_id, table.n] })],
);

export const thumbnails = sqliteTable('thumbnails', {
  sha256: text().primaryKey().notNull(),
  media_type: text().notNull(),
  bytes: blob().notNull(),
});

export const evidence = sqliteTable(
  'evidence',
  {
    id: text().primaryKey().notNull(),
    inspection_id: text()
      .notNull()
      .references(() => inspections.id),
    kind: text({ enum: evidenceKinds }).notNull().default('file'),
    sha256: text().notNull(),
    original_sha256: text(),
    size: integer(),
    name: text().notNull(),
    media_type: text().notNull(),
    facts: text().notNull().default('[]'),
    caption: text(),
    signer: text(),
    deleted: integer().notNull().default(0),
  },
  (table) => [index('evidence_inspection').on(table.inspection_id), index('evidence_sha256').on(table.sha256)],
);

export const documents = sqliteTable(
  'documents',
  {
    id: text().primaryKey().notNull(),
    inspection_id: text()
      .notNull()
      .references(() => inspections.id),
    kind: text({ enum: documentKinds }).notNull().default('record'),
    language: text().notNull(),
    number: text(),
    state: text({ enum: documentStates }).notNull().default('draft'),
    content: text().notNull().default('{}'),
    left_out: text().notNull().default('{}'),
    issued_on: text(),
    due_on: text(),
    pdf_sha256: text(),
    docx_sha256: text(),
    replaces: text(),
    void_reason: text(),
    deleted: integer().notNull().default(0),
  },
  (table) => [index('documents_inspection').on(table.inspection_id), index('documents_number').on(table.number)],
);

export const comments = sqliteTable(
  'comments',
  {
    id: text().primaryKey().notNull(),
    inspection_id: text()
      .notNull()
      .references(() => inspections.id),
    fact: text(),
    reply_to: text(),
    text: text().notNull(),
    author: text(),
    written_at: text(),
    done: integer().notNull().default(0),
    deleted: integer().notNull().default(0),
  },
  (table) => [index('comments_inspection').on(table.inspection_id)],
);

export const findings = sqliteTable(
  'findings',
  {
    id: text().primaryKey().notNull(),
    inspection_id: text()
      .notNull()
      .references(() => inspections.id),
    rule: text().notNull(),
    state: text({ enum: findingStates }).notNull().default('proposed'),
    reason: text(),
    issued_document: text(),
    due_on: text(),
    fixed_by: text(),
    evidence: text().notNull().default('[]'),
    verified_by: text(),
    accepted_until: text(),
    superseded_by: text(),
    deleted: integer().notNull().default(0),
  },
  (table) => [index('findings_inspection').on(table.inspection_id)],
);

export const assignments = sqliteTable(
  'assignments',
  {
    id: text().primaryKey().notNull(),
    enterprise_id: text()
      .notNull()
      .references(() => enterprises.id),
    inspector: text().notNull(),
    certificate: text(),
    assigned_on: text().notNull(),
    due_on: text(),
    assigned_by: text(),
    note: text(),
    declined: text(),
    deleted: integer().notNull().default(0),
  },
  (table) => [index('assignments_enterprise').on(table.enterprise_id)],
);
