import { AppError } from '#domain/error.ts';
import { greatestEvidenceBytes, greatestPicturePixels, greatestPictureSide } from './limits.ts';
import { findFileType } from './file-type.ts';
import { findPictureHeader } from './picture-header.ts';
import type { PictureHeader } from './picture-header.ts';

export type JudgedContent = {
  /** By the content alone, never by the name. */
  readonly mediaType: string;
  /** Undefined: not a picture that is shown. */
  readonly picture: PictureHeader | undefined;
};

const pictureName = /\.(?:jpe?g|jfif|png|webp|gif|bmp|tiff?|hei[cf])$/i;

/** @throws AppError EVIDENCE_EMPTY, EVIDENCE_TOO_LARGE. To be asked before anything is read. */
export function assertEvidenceSize(size: number): void {
  if (size === 0) throw new AppError('EVIDENCE_EMPTY', 'The file is empty');
  if (size <= greatestEvidenceBytes) return;
  throw new AppError('EVIDENCE_TOO_LARGE', 'The file is too large', { size, greatest: greatestEvidenceBytes });
}

/**
 * What a content is, by its first bytes (`pictureHeaderBytes` or all). Nothing is decoded.
 * @throws AppError EVIDENCE_NOT_A_PICTURE where the name says picture and the content does not,
 * EVIDENCE_PICTURE_TOO_LARGE where decoding it would take too much memory.
 */
export function judgeContent(head: Uint8Array, name: string): JudgedContent {
  const picture = findPictureHeader(head);
  const mediaType = picture?.mediaType ?? findFileType(head);
  if (picture === undefined && pictureName.test(name) && !mediaType.startsWith('image/'))
    throw new AppError('EVIDENCE_NOT_A_PICTURE', 'The name says picture, the content does not', { mediaType });
  if (picture !== undefined) assertPictureSize(picture);
  return { mediaType, picture };
}

function assertPictureSize({ width, height }: PictureHeader): void {
  if (Math.max(width, height) <= greatestPictureSide && width * height <= greatestPicturePixels) return;
  throw new AppError('EVIDENCE_PICTURE_TOO_LARGE', 'The picture has too many pixels', { width, height });
}
