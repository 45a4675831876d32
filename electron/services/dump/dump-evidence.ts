import type { Db } from '#db/connection.ts';
import { listEvidenceRows } from '#db/repositories/evidence.ts';
import type { EvidenceRow } from '#db/repositories/evidence.ts';

/** The evidence of a visit in the interchange format: everything but the bytes, removed pieces too (marked). */
export function dumpEvidence(db: Db, inspectionId: string): readonly Readonly<Record<string, unknown>>[] {
  return listEvidenceRows(db, inspectionId).map(toDumped);
}

function toDumped(row: EvidenceRow): Readonly<Record<string, unknown>> {
  const fields = {
    id: row.id,
    kind: row.kind,
    sha256: row.sha256,
    original_sha256: row.originalSha256,
    size: row.size,
    name: row.name,
    media_type: row.mediaType,
    facts: row.facts.length === 0 ? null : row.facts,
    caption: row.caption,
    signer: row.signer,
    deleted: row.isDeleted ? true : null,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
