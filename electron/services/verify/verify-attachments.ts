import { createHash } from 'node:crypto';
import type { Db } from '#db/connection.ts';
import { iteratePages } from '#db/paging.ts';
import { findPiece, listAttachmentRows } from '#db/repositories/attachments.ts';
import type { AttachmentRow } from '#db/repositories/attachments.ts';
import { isWrittenHere, listUnreceived } from '#db/repositories/evidence.ts';
import { findLibraryFact } from '#db/repositories/library-facts.ts';
import type { Report } from './problems.ts';

/**
 * Every content is held against its hash, piece by piece: memory does not grow with it. Bytes of evidence recorded
 * elsewhere may not have arrived yet, which is no problem; bytes of what was added here have to be there.
 */
export function verifyAttachments(db: Db, report: Report): void {
  const fetch = (after: string): readonly AttachmentRow[] => listAttachmentRows(db, { after, limit: 200 });
  for (const row of iteratePages({ start: '', fetch, keyOf: ({ sha256 }) => sha256 })) verifyContent(db, row, report);
  const device = findLibraryFact(db, 'device_id') ?? '';
  for (const { id } of listUnreceived(db)) {
    if (!isWrittenHere(db, id, device)) continue;
    report({ code: 'ATTACHMENT_MISSING', message: 'The bytes of this evidence are gone', where: `evidence/${id}` });
  }
}

function verifyContent(db: Db, { sha256, piecesId, pieces, size }: AttachmentRow, report: Report): void {
  const where = `attachments/${sha256}`;
  const hash = createHash('sha256');
  let found = 0;
  for (let n = 0; n < pieces; n += 1) {
    const piece = findPiece(db, piecesId, n);
    if (piece === undefined)
      return report({ code: 'ATTACHMENT_MISSING', message: 'A part of the content is gone', where });
    hash.update(piece);
    found += piece.byteLength;
  }
  if (found === size && hash.digest('hex') === sha256) return;
  report({ code: 'ATTACHMENT_ALTERED', message: 'The content is not the one that was stored', where });
}
