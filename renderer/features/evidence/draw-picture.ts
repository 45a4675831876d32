import { AppError } from '#domain/error.ts';
import { greatestThumbnailBytes } from '#domain/evidence/limits.ts';
import type { PictureHeader } from '#domain/evidence/picture-header.ts';
import { fitInto, isMadeSmaller, toThumbnailSize } from './model/picture-plan.ts';

export type DrawnPicture = {
  /** A smaller copy, where one is wanted and saves room. */
  readonly smaller: Blob | undefined;
  readonly thumbnail: Uint8Array<ArrayBuffer> | undefined;
};

const smallerQuality = 0.85;
const thumbnailQuality = 0.8;

/**
 * Decodes a picture, here in the sandbox and nowhere else, turned as its EXIF says, and draws the copies that are kept.
 * @throws AppError EVIDENCE_NOT_A_PICTURE where it cannot be decoded.
 */
export async function drawPicture(file: Blob, picture: PictureHeader, longestSide: number): Promise<DrawnPicture> {
  const bitmap = await decode(file);
  try {
    const smaller = isMadeSmaller(picture, longestSide)
      ? await draw(bitmap, { ...fitInto(bitmap, longestSide), quality: smallerQuality })
      : undefined;
    return {
      smaller: smaller !== undefined && smaller.size < file.size ? smaller : undefined,
      thumbnail: await drawThumbnail(bitmap),
    };
  } finally {
    bitmap.close();
  }
}

/** The small picture of a content that came without one. @throws AppError EVIDENCE_NOT_A_PICTURE. */
export async function makeThumbnail(file: Blob): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bitmap = await decode(file);
  try {
    return await drawThumbnail(bitmap);
  } finally {
    bitmap.close();
  }
}

async function decode(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (cause) {
    throw new AppError('EVIDENCE_NOT_A_PICTURE', 'The picture cannot be decoded', {}, cause);
  }
}

async function drawThumbnail(bitmap: ImageBitmap): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const blob = await draw(bitmap, { ...toThumbnailSize(bitmap), quality: thumbnailQuality });
  return blob.size > greatestThumbnailBytes ? undefined : new Uint8Array(await blob.arrayBuffer());
}

type Drawing = { readonly width: number; readonly height: number; readonly quality: number };

async function draw(bitmap: ImageBitmap, { width, height, quality }: Drawing): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new AppError('INTERNAL', 'Nothing can be drawn');
  // JPEG knows no transparency: what is clear becomes paper, not black.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality });
}
