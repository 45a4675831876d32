import type { EvidenceKind } from '#domain/evidence/kinds.ts';
import { greatestPictureSide, greatestSignatureBytes } from '#domain/evidence/limits.ts';
import { findPictureHeader } from '#domain/evidence/picture-header.ts';
import type { SignaturesInput } from '#reports/document-input.ts';
import type { SignaturePicture } from '#reports/document.ts';
import { readAttachment } from '../attachments.ts';
import { listEvidence } from '../evidence/list-evidence.ts';
import type { EvidenceView } from '../evidence/list-evidence.ts';
import type { Library } from '../library.ts';

/** Of one side: more have no room on a line of the record. */
const mostSignatures = 6;

/** The signatures of a visit that the library has the bytes of; for one that has not arrived a pen is left the room. */
export function collectSignatures(library: Library, inspectionId: string): SignaturesInput {
  const pieces = listEvidence(library, inspectionId);
  const select = (wanted: EvidenceKind): readonly SignaturePicture[] =>
    pieces
      .filter(({ kind, content, size }) => kind === wanted && content === 'here' && isPrinted(size))
      .flatMap((piece) => toPicture(library, piece))
      .slice(0, mostSignatures);
  return { inspectors: select('inspector_signature'), union: select('union_signature') };
}

function isPrinted(size: number | null): boolean {
  return size !== null && size <= greatestSignatureBytes;
}

function toPicture(library: Library, { sha256, signer }: EvidenceView): readonly SignaturePicture[] {
  const bytes = readAttachment(library, sha256);
  const header = findPictureHeader(bytes);
  if (header?.mediaType !== 'image/png' || bytes.length > greatestSignatureBytes) return [];
  const { width, height } = header;
  if (Math.max(width, height) > greatestPictureSide) return [];
  return [{ signer: signer ?? '', sha256, width, height, data: bytes.toString('base64') }];
}
