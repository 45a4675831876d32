import { z } from 'zod';
import { evidenceKinds } from '#domain/evidence/kinds.ts';
import {
  greatestCaptionLength,
  greatestSignerLength,
  greatestThumbnailBytes,
  pieceBytes,
} from '#domain/evidence/limits.ts';
import { id } from '../schemas.ts';

const facts = z.array(z.string().max(64)).max(200);
const caption = z.string().max(greatestCaptionLength);
/** As the file system gave it; made fit to be shown by the service. */
const givenName = z.string().max(4096);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const bytes = (greatest: number) =>
  z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength > 0 && byteLength <= greatest);

const evidenceKind = z.enum(evidenceKinds);
/** Named where the visit is locked: it shows that a finding was put right. */
const purpose = z.literal('rectification').optional();

export const evidenceView = z.object({
  id: z.string(),
  kind: evidenceKind,
  sha256: z.string(),
  originalSha256: z.string().nullable(),
  size: z.number().nullable(),
  name: z.string(),
  mediaType: z.string(),
  facts: z.array(z.string()),
  caption: z.string().nullable(),
  signer: z.string().nullable(),
  content: z.enum(['here', 'awaited', 'missing']),
});

const ofVisit = z.strictObject({ inspectionId: id });
const ofPiece = z.strictObject({ evidenceId: id });
const ofUpload = z.strictObject({ uploadId: id });

/** Photos, files and signatures: their bytes cross in pieces, and come back as pictures of the program's own protocol. */
export const evidenceContract = {
  listEvidence: {
    request: ofVisit,
    response: z.object({ pieces: z.array(evidenceView), removed: z.array(evidenceView) }),
  },
  beginEvidence: {
    request: ofVisit.extend({ name: givenName, size: z.int().min(0), purpose }),
    response: ofUpload,
  },
  sendEvidencePiece: {
    request: ofUpload.extend({ n: z.int().min(0).max(255), bytes: bytes(pieceBytes) }),
    response: z.null(),
  },
  finishEvidence: {
    request: ofVisit.extend({
      uploadId: id,
      originalUploadId: id.optional(),
      name: givenName,
      kind: evidenceKind,
      facts,
      caption: caption.optional(),
      signer: z.string().max(greatestSignerLength).optional(),
      thumbnail: bytes(greatestThumbnailBytes).optional(),
      purpose,
    }),
    response: evidenceView,
  },
  cancelEvidence: { request: ofUpload, response: z.null() },
  updateEvidence: {
    request: ofPiece.extend({ facts: facts.optional(), caption: caption.optional() }),
    response: evidenceView,
  },
  removeEvidence: { request: ofPiece, response: z.null() },
  restoreEvidence: { request: ofPiece, response: evidenceView },
  saveThumbnail: {
    request: z.strictObject({ sha256, bytes: bytes(greatestThumbnailBytes) }),
    response: z.null(),
  },
  checkEvidence: {
    request: ofVisit,
    response: z.array(z.object({ sha256: z.string(), state: z.enum(['sound', 'awaited', 'missing', 'altered']) })),
  },
  /** The bare name of the file that was written; null where none was chosen. */
  saveEvidenceAs: {
    request: ofPiece.extend({ version: z.enum(['kept', 'original']) }),
    response: z.object({ name: z.string() }).nullable(),
  },
} as const;
