import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';

/** A content that a row names by its hash; its bytes may not have arrived yet. */
export type ReferredAttachment = { readonly sha256: string; readonly isPresent: boolean };

/** Every content that evidence or a document names, also a deleted one, by hash. */
export function listReferredAttachments(db: Db): readonly ReferredAttachment[] {
  const rows = prepare(db, referredSql).all() as { readonly sha256: string; readonly isPresent: number }[];
  return rows.map(({ sha256, isPresent }) => ({ sha256, isPresent: isPresent === 1 }));
}

const referredSql = `
  SELECT r.sha256, a.sha256 IS NOT NULL AS isPresent FROM (
    SELECT sha256 FROM evidence
    UNION SELECT original_sha256 FROM evidence
    UNION SELECT pdf_sha256 FROM documents
    UNION SELECT docx_sha256 FROM documents
  ) r LEFT JOIN attachments a ON a.sha256 = r.sha256
  WHERE r.sha256 IS NOT NULL ORDER BY r.sha256`;

/** A content that something shown refers to and whose bytes the library does not have. */
export type MissingAttachment = {
  readonly sha256: string;
  readonly table: 'evidence' | 'documents';
  readonly row: string;
};

/** By hash and row; of what is deleted nobody misses anything, nor the original of a picture that was made smaller. */
export function listMissingAttachments(db: Db): readonly MissingAttachment[] {
  return prepare(db, missingSql).all() as MissingAttachment[];
}

const missingSql = `
  SELECT r.sha256, r."table", r."row" FROM (
    SELECT sha256, 'evidence' AS "table", id AS "row" FROM evidence WHERE deleted = 0
    UNION SELECT pdf_sha256, 'documents', id FROM documents WHERE deleted = 0
    UNION SELECT docx_sha256, 'documents', id FROM documents WHERE deleted = 0
  ) r
  WHERE r.sha256 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM attachments a WHERE a.sha256 = r.sha256)
  ORDER BY r.sha256, r."row"`;

export function countAttachments(db: Db): number {
  return Number(prepare(db, 'SELECT count(*) FROM attachments').pluck().get());
}
