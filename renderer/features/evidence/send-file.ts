import { AppError } from '#domain/error.ts';
import { assertEvidenceSize, judgeContent } from '#domain/evidence/judge-content.ts';
import { pictureHeaderBytes, pieceBytes } from '#domain/evidence/limits.ts';
import { ApiError, request } from '#renderer/api.ts';
import type { Request } from '#ipc/contract.ts';
import type { Settings } from '#renderer/session.ts';
import { drawPicture } from './draw-picture.ts';
import type { DrawnPicture } from './draw-picture.ts';
import type { Evidence } from './types.ts';

export type SendOptions = Pick<
  Request<'finishEvidence'>,
  'inspectionId' | 'kind' | 'facts' | 'caption' | 'signer' | 'purpose'
> & {
  readonly pictures: Settings['pictures'];
  /** From 0 to 1. */
  readonly onProgress: (sent: number) => void;
};

/**
 * Looks at a file, draws what is to be kept of a picture, and hands it over piece by piece. Too large a file is refused
 * before it is read, too large a picture before it is decoded.
 * @throws ApiError EVIDENCE_*, RECORD_LOCKED, STORAGE_*, LIBRARY_IN_USE; nothing is then added.
 */
export async function sendFile(file: File, options: SendOptions): Promise<Evidence> {
  try {
    return await send(file, options);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new ApiError({ code: error.code, message: error.message, details: error.details });
  }
}

async function send(file: File, options: SendOptions): Promise<Evidence> {
  const { pictures, onProgress, ...rest } = options;
  assertEvidenceSize(file.size);
  const head = new Uint8Array(await file.slice(0, pictureHeaderBytes).arrayBuffer());
  const { picture } = judgeContent(head, file.name);
  const nothing: DrawnPicture = { smaller: undefined, thumbnail: undefined };
  const drawn = picture === undefined ? nothing : await drawPicture(file, picture, pictures.longestSide);
  const keepsBoth = drawn.smaller !== undefined && pictures.keepOriginal;
  const target = { inspectionId: options.inspectionId, name: file.name, purpose: options.purpose };
  const share = keepsBoth ? 0.5 : 1;
  const uploadId = await upload(drawn.smaller ?? file, { ...target, onProgress: (sent) => onProgress(sent * share) });
  const finish = { ...rest, uploadId, name: file.name, thumbnail: drawn.thumbnail };
  if (!keepsBoth) return request('finishEvidence', finish);
  const originalUploadId = await upload(file, { ...target, onProgress: (sent) => onProgress(0.5 + sent / 2) });
  return request('finishEvidence', { ...finish, originalUploadId });
}

type Upload = {
  readonly inspectionId: string;
  readonly name: string;
  readonly purpose: SendOptions['purpose'];
  readonly onProgress: (sent: number) => void;
};

/** @returns the id under which the content waits to be made evidence. */
async function upload(content: Blob, { inspectionId, name, purpose, onProgress }: Upload): Promise<string> {
  const { uploadId } = await request('beginEvidence', { inspectionId, name, purpose, size: content.size });
  try {
    for (let n = 0; n * pieceBytes < content.size; n += 1) {
      const piece = content.slice(n * pieceBytes, (n + 1) * pieceBytes);
      await request('sendEvidencePiece', { uploadId, n, bytes: new Uint8Array(await piece.arrayBuffer()) });
      onProgress(Math.min(1, ((n + 1) * pieceBytes) / content.size));
    }
    return uploadId;
  } catch (error) {
    // What was sent is swept; that it cannot be said now changes nothing.
    await request('cancelEvidence', { uploadId }).catch(() => undefined);
    throw error;
  }
}
