import type { EvidenceKind } from '#domain/evidence/kinds.ts';
import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';

export type EvidenceRow = {
  readonly id: string;
  readonly inspectionId: string;
  readonly kind: EvidenceKind;
  readonly sha256: string;
  /** The content before it was made smaller, where that was kept too. */
  readonly originalSha256: string | null;
  /** Bytes. */
  readonly size: number | null;
  readonly name: string;
  readonly mediaType: string;
  /** The facts it proves; empty: the visit as a whole. */
  readonly facts: readonly string[];
  readonly caption: string | null;
  readonly signer: string | null;
  readonly isDeleted: boolean;
};

type Stored = Omit<EvidenceRow, 'facts' | 'isDeleted'> & { readonly facts: string; readonly isDeleted: number };

const columns = `e.id, e.inspection_id AS inspectionId, e.kind, e.sha256, e.original_sha256 AS originalSha256, e.size, e.name,
  e.media_type AS mediaType, e.facts, e.caption, e.signer, e.deleted AS isDeleted`;

/** By id, removed ones too. */
export function findEvidenceRow(db: Db, id: string): EvidenceRow | undefined {
  const row = prepare(db, `SELECT ${columns} FROM evidence e WHERE e.id = ?`).get(id) as Stored | undefined;
  return row && toRow(row);
}

/** Every piece of a visit in the order they were added, removed ones too. Reads no bytes. */
export function listEvidenceRows(db: Db, inspectionId: string): readonly EvidenceRow[] {
  const sql = `SELECT ${columns} FROM evidence e WHERE e.inspection_id = ? ORDER BY e.id`;
  return (prepare(db, sql).all(inspectionId) as Stored[]).map(toRow);
}

/** The hashes of a visit's evidence whose bytes the library has. */
export function listReceivedHashes(db: Db, inspectionId: string): ReadonlySet<string> {
  const sql = `SELECT a.sha256 FROM evidence e JOIN attachments a ON a.sha256 IN (e.sha256, e.original_sha256)
    WHERE e.inspection_id = ?`;
  return new Set(prepare(db, sql).pluck().all(inspectionId) as string[]);
}

/** Says whether the device added the piece itself, so that the bytes were in this library. */
export function isWrittenHere(db: Db, id: string, device: string): boolean {
  const sql = `SELECT 1 FROM changes WHERE table_name = 'evidence' AND row_id = ? AND device = ? AND kind = 'edit'
    AND json_type(fields, '$.sha256') IS NOT NULL`;
  return prepare(db, sql).get(id, device) !== undefined;
}

/** The pieces whose bytes the library does not have, removed ones too. */
export function listUnreceived(db: Db): readonly { readonly id: string; readonly sha256: string }[] {
  const sql = `SELECT e.id, e.sha256 FROM evidence e
    WHERE NOT EXISTS (SELECT 1 FROM attachments a WHERE a.sha256 = e.sha256) ORDER BY e.id`;
  return prepare(db, sql).all() as { readonly id: string; readonly sha256: string }[];
}

/** What evidence says of a content: the kind of its bytes, and their length. The safe picture types come first. */
export function findMediaType(db: Db, sha256: string): string | undefined {
  const sql = `SELECT media_type FROM evidence WHERE sha256 = ? ORDER BY media_type LIKE 'image/%' DESC, id LIMIT 1`;
  return prepare(db, sql).pluck().get(sha256) as string | undefined;
}

function toRow(row: Stored): EvidenceRow {
  return { ...row, facts: JSON.parse(row.facts) as readonly string[], isDeleted: row.isDeleted === 1 };
}
