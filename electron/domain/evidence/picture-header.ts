import { findBmpSize, findGifSize, findJpegSize, findPngSize, findWebpSize } from './picture-sizes.ts';
import type { PictureSize } from './picture-sizes.ts';

/** The pictures that the window decodes and shows. Everything else is kept as a file. */
export const shownPictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/bmp'] as const;
export type ShownPictureType = (typeof shownPictureTypes)[number];

export type PictureHeader = PictureSize & { readonly mediaType: ShownPictureType };

const finders: readonly (readonly [type: ShownPictureType, find: (bytes: Uint8Array) => PictureSize | undefined])[] = [
  ['image/jpeg', findJpegSize],
  ['image/png', findPngSize],
  ['image/webp', findWebpSize],
  ['image/gif', findGifSize],
  ['image/bmp', findBmpSize],
];

/**
 * Kind and size of a picture from its first bytes (`pictureHeaderBytes` are enough), without decoding it; undefined
 * where they are not those of a picture that is shown.
 */
export function findPictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  for (const [mediaType, find] of finders) {
    const size = find(bytes);
    if (size !== undefined && size.width > 0 && size.height > 0) return { mediaType, ...size };
  }
  return undefined;
}

export function isShownPicture(mediaType: string): mediaType is ShownPictureType {
  const types: readonly string[] = shownPictureTypes;
  return types.includes(mediaType);
}
