import { thumbnailSide } from '#domain/evidence/limits.ts';
import type { PictureHeader } from '#domain/evidence/picture-header.ts';

type Size = { readonly width: number; readonly height: number };

/** The size within a square of `side` pixels, never larger than it is and never less than a pixel. */
export function fitInto({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Whether a picture is made smaller; `longestSide` 0 means never. A GIF may move, which a smaller copy would not. */
export function isMadeSmaller(picture: PictureHeader, longestSide: number): boolean {
  if (longestSide === 0 || picture.mediaType === 'image/gif') return false;
  return Math.max(picture.width, picture.height) > longestSide;
}

export function toThumbnailSize(size: Size): Size {
  return fitInto(size, thumbnailSide);
}
