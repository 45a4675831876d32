import { createHash } from 'node:crypto';
import { listReferredAttachments } from '#db/repositories/referred-attachments.ts';
import type { Db } from '#db/connection.ts';
import type { SealDocument } from '#sync/seal.ts';

const attachmentsDomain = 'union-inspector/attachments/1\n';

/** The attachments that rows refer to and that the file holds: their number, and a hash over their sorted hashes. */
export function readSealedAttachments(db: Db): SealDocument['attachments'] {
  const hash = createHash('sha256').update(attachmentsDomain);
  let count = 0;
  for (const { sha256, isPresent } of listReferredAttachments(db)) {
    if (!isPresent) continue;
    hash.update(sha256).update('\n');
    count += 1;
  }
  return { count, hash: hash.digest('hex') };
}
