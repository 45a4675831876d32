import { isWrittenHere, listEvidenceRows, listReceivedHashes } from '#db/repositories/evidence.ts';
import type { EvidenceRow } from '#db/repositories/evidence.ts';
import type { Library } from '#services/library.ts';

/** One piece of evidence of a visit: a photo, a file or a signature. Its bytes are read by its hash (`attachments`). */
export type EvidenceView = Omit<EvidenceRow, 'isDeleted' | 'inspectionId'> & {
  /**
   * `here`: in this library. `awaited`: recorded elsewhere, and the bytes have not arrived; no error. `missing`: added
   * here, and the library does not have it any more.
   */
  readonly content: 'here' | 'awaited' | 'missing';
};

/** The evidence of a visit in the order it was added, removed pieces left out. Reads no bytes. */
export function listEvidence(library: Library, inspectionId: string): readonly EvidenceView[] {
  return listAllEvidence(library, inspectionId).pieces;
}

export type VisitEvidence = { readonly pieces: readonly EvidenceView[]; readonly removed: readonly EvidenceView[] };

/** As `listEvidence`, with the removed pieces apart: they can be restored. */
export function listAllEvidence(library: Library, inspectionId: string): VisitEvidence {
  const rows = listEvidenceRows(library.db, inspectionId);
  const received = rows.length === 0 ? new Set<string>() : listReceivedHashes(library.db, inspectionId);
  const select = (isDeleted: boolean): readonly EvidenceView[] =>
    rows.filter((row) => row.isDeleted === isDeleted).map((row) => toEvidenceView(library, row, received));
  return { pieces: select(false), removed: select(true) };
}

/** `received`: the hashes whose bytes the library has. */
export function toEvidenceView(
  { db, device }: Library,
  row: EvidenceRow,
  received: { has: (sha256: string) => boolean },
): EvidenceView {
  const { inspectionId: _visit, isDeleted: _flag, ...view } = row;
  if (received.has(row.sha256)) return { ...view, content: 'here' };
  return { ...view, content: isWrittenHere(db, row.id, device.id) ? 'missing' : 'awaited' };
}
