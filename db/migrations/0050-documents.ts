/**
 * Notices and records. A draft's content is made anew from the visit; issuing freezes `content` and stores the PDF and
 * the DOCX as attachments, named here by their hash. A number once given is never given again, a void one stays.
 * `left_out`: why a rule's problem is not in it, by rule. `due_on`: the first day by which a problem is to be corrected.
 */
export const migration = {
  version: 50,
  name: 'documents',
  changes: [],
  sql: `
CREATE TABLE documents (
  id TEXT PRIMARY KEY NOT NULL,
  inspection_id TEXT NOT NULL REFERENCES inspections (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL DEFAULT 'record' CHECK (kind IN ('record', 'reminder', 'opinion', 'recommendation',
    'rectification_notice', 'reply_slip', 'service_receipt')),
  language TEXT NOT NULL,
  number TEXT,
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'issued', 'void')),
  content TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(content)),
  left_out TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(left_out)),
  issued_on TEXT CHECK (issued_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  due_on TEXT,
  pdf_sha256 TEXT,
  docx_sha256 TEXT,
  replaces TEXT,
  void_reason TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX documents_inspection ON documents (inspection_id);
CREATE INDEX documents_number ON documents (number);
`,
} as const;
