import { AppError } from '#domain/error.ts';
import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import type { DocumentKind, DocumentState } from '../rows.ts';
import { toSurvivorSql } from './enterprise-aliases.ts';

/** A notice or record, without its frozen content. Dates are ISO. */
export type DocumentRow = {
  readonly id: string;
  readonly inspectionId: string;
  readonly kind: DocumentKind;
  readonly language: string;
  readonly number: string | null;
  readonly state: DocumentState;
  /** Why a problem is not in it, by rule. */
  readonly leftOut: Readonly<Record<string, string>>;
  readonly issuedOn: string | null;
  readonly dueOn: string | null;
  readonly pdfSha256: string | null;
  readonly docxSha256: string | null;
  /** The document that this one takes the place of. */
  readonly replaces: string | null;
  readonly voidReason: string | null;
  readonly isDeleted: boolean;
};

type Stored = Omit<DocumentRow, 'isDeleted' | 'leftOut'> & { readonly isDeleted: number; readonly leftOut: string };

const columns = `d.id, d.inspection_id AS inspectionId, d.kind, d.language, d.number, d.state, d.left_out AS leftOut,
  d.issued_on AS issuedOn, d.due_on AS dueOn, d.pdf_sha256 AS pdfSha256, d.docx_sha256 AS docxSha256, d.replaces,
  d.void_reason AS voidReason, d.deleted AS isDeleted`;

/** By id, deleted ones too. */
export function findDocument(db: Db, id: string): DocumentRow | undefined {
  const row = prepare(db, `SELECT ${columns} FROM documents d WHERE d.id = ?`).get(id) as Stored | undefined;
  return row && toDocument(row);
}

/** @throws AppError NOT_FOUND where there is none, or it was discarded. */
export function getDocument(db: Db, id: string): DocumentRow {
  const row = findDocument(db, id);
  if (row !== undefined && !row.isDeleted) return row;
  throw new AppError('NOT_FOUND', `No document ${id}`, { documentId: id });
}

/** The frozen content of an issued document as JSON text. */
export function findDocumentContent(db: Db, id: string): string | undefined {
  return prepare(db, 'SELECT content FROM documents WHERE id = ?').pluck().get(id) as string | undefined;
}

/** The documents of a visit that were not discarded, in the order they were begun. */
export function listDocumentsOfVisit(db: Db, inspectionId: string): readonly DocumentRow[] {
  const sql = `SELECT ${columns} FROM documents d WHERE d.inspection_id = ? AND d.deleted = 0 ORDER BY d.id`;
  return (prepare(db, sql).all(inspectionId) as Stored[]).map(toDocument);
}

/** The ids of a visit's documents, discarded ones too. */
export function listDocumentIds(db: Db, inspectionId: string): readonly string[] {
  const sql = 'SELECT id FROM documents WHERE inspection_id = ? ORDER BY id';
  return prepare(db, sql).pluck().all(inspectionId) as string[];
}

/** Documents that take the place of this one and were not discarded. */
export function listReplacements(db: Db, id: string): readonly DocumentRow[] {
  const replaced = findDocument(db, id);
  if (replaced === undefined) return [];
  return listDocumentsOfVisit(db, replaced.inspectionId).filter(({ replaces }) => replaces === id);
}

/** Every number of the library that begins like this; void and discarded documents keep theirs. */
export function listNumbersFrom(db: Db, beginning: string): readonly string[] {
  const sql = 'SELECT number FROM documents WHERE number >= ? AND substr(number, 1, ?) = ?';
  return prepare(db, sql)
    .pluck()
    .all(beginning, [...beginning].length, beginning) as string[];
}

/** How many documents that were not discarded have this number: more than one after two libraries were joined. */
export function countNumber(db: Db, number: string): number {
  const sql = 'SELECT count(*) FROM documents WHERE number = ? AND deleted = 0';
  return Number(prepare(db, sql).pluck().get(number));
}

export type DocumentFilter = {
  readonly state: DocumentState | 'all';
  readonly kind: DocumentKind | 'all';
  /** Part of a number or an enterprise's name; empty: all. */
  readonly search: string;
};

/** A document with the visit and the enterprise it belongs to. */
export type DocumentListRow = DocumentRow & { readonly enterpriseName: string; readonly inspectionDate: string };

/** Newest issue first, drafts before all; `limit` rows at most. Those of deleted visits are left out. */
export function listDocuments(db: Db, filter: DocumentFilter, limit: number): readonly DocumentListRow[] {
  const { where, values } = toConditions(filter);
  const sql = `SELECT ${columns}, e.name AS enterpriseName, i.date AS inspectionDate ${from} WHERE ${where}
    ORDER BY d.issued_on IS NOT NULL, d.issued_on DESC, d.id DESC LIMIT ?`;
  const rows = prepare(db, sql).all(...values, limit) as (Stored & Omit<DocumentListRow, keyof DocumentRow>)[];
  return rows.map((row) => ({ ...row, ...toDocument(row) }));
}

export function countDocuments(db: Db, filter: DocumentFilter): number {
  const { where, values } = toConditions(filter);
  return Number(
    prepare(db, `SELECT count(*) ${from} WHERE ${where}`)
      .pluck()
      .get(...values),
  );
}

const from = `FROM documents d JOIN inspections i ON i.id = d.inspection_id
  JOIN enterprises e ON e.id = ${toSurvivorSql('i.enterprise_id')}`;

function toConditions({ state, kind, search }: DocumentFilter) {
  const where = ['d.deleted = 0', 'i.deleted = 0'];
  const values: string[] = [];
  if (state !== 'all') where.push('d.state = ?');
  if (state !== 'all') values.push(state);
  if (kind !== 'all') where.push('d.kind = ?');
  if (kind !== 'all') values.push(kind);
  if (search !== '') {
    where.push('(instr(lower(e.name), lower(?)) > 0 OR instr(lower(d.number), lower(?)) > 0)');
    values.push(search, search);
  }
  return { where: where.join(' AND '), values };
}

function toDocument({ isDeleted, leftOut, ...row }: Stored): DocumentRow {
  return { ...row, leftOut: toReasons(leftOut), isDeleted: isDeleted === 1 };
}

/** What a hand-over file brought may hold anything that is JSON; only texts are reasons. */
function toReasons(json: string): Readonly<Record<string, string>> {
  const entries = Object.entries(JSON.parse(json) as object).filter(([, reason]) => typeof reason === 'string');
  return Object.fromEntries(entries) as Readonly<Record<string, string>>;
}
