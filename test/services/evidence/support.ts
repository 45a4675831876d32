import { addEvidence, beginEvidence } from '#services/evidence/add-evidence.ts';
import type { NewEvidence } from '#services/evidence/add-evidence.ts';
import type { EvidenceView } from '#services/evidence/list-evidence.ts';
import { addPiece } from '#services/evidence/uploads.ts';
import { pieceBytes } from '#domain/evidence/limits.ts';
import type { Library } from '#services/library.ts';

/** The header of a JPEG of that size with bytes after it: enough for everything that does not decode. */
export function makeJpeg(length = 600, { width = 64, height = 48, seed = 1 } = {}): Uint8Array {
  const head = [0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3];
  return fill(head, length, seed);
}

export function makePng(length = 400, { width = 64, height = 48, seed = 1 } = {}): Uint8Array {
  const size = [width >>> 24, (width >> 16) & 255, (width >> 8) & 255, width & 255];
  const sizes = [...size, height >>> 24, (height >> 16) & 255, (height >> 8) & 255, height & 255];
  return fill(
    [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, ...sizes, 8, 2, 0, 0, 0],
    length,
    seed,
  );
}

export function listPieces(bytes: Uint8Array): readonly Uint8Array[] {
  const count = Math.ceil(bytes.byteLength / pieceBytes);
  return Array.from({ length: count }, (_, n) => bytes.subarray(n * pieceBytes, (n + 1) * pieceBytes));
}

/** Sends a content as the window does. @returns the id of the upload. */
export function send(library: Library, inspectionId: string, file: { name: string; bytes: Uint8Array }): string {
  const { name, bytes } = file;
  const uploadId = beginEvidence(library, { inspectionId, name, size: bytes.byteLength });
  for (const [n, piece] of listPieces(bytes).entries()) addPiece(library, { uploadId, n, bytes: piece });
  return uploadId;
}

type Adding = Partial<Omit<NewEvidence, 'uploadId'>> & { readonly inspectionId: string; readonly bytes: Uint8Array };

export function add(library: Library, { bytes, ...rest }: Adding): EvidenceView {
  const input = { name: 'photo.jpg', kind: 'file', facts: [], ...rest } as const;
  return addEvidence(library, { ...input, uploadId: send(library, rest.inspectionId, { name: input.name, bytes }) });
}

export function countPieces(library: Library): number {
  return Number(library.db.prepare('SELECT count(*) FROM attachment_pieces').pluck().get());
}

function fill(head: readonly number[], length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(length, head.length));
  bytes.set(head);
  for (let at = head.length, state = seed; at < bytes.length; at += 1) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    bytes[at] = state >> 16;
  }
  return bytes;
}
