import { findMediaType } from '#db/repositories/evidence.ts';
import { withStorageErrors } from '#db/errors.ts';
import { findThumbnail, insertThumbnail } from '#db/repositories/thumbnails.ts';
import { AppError } from '#domain/error.ts';
import { greatestThumbnailBytes, thumbnailSide } from '#domain/evidence/limits.ts';
import { findPictureHeader, isShownPicture } from '#domain/evidence/picture-header.ts';
import { assertNoGradualWrite } from '#services/journal/under-way.ts';
import type { Library } from '#services/library.ts';

/**
 * Keeps the small picture that the window made of a content; one that is there already stays. Derived, so outside the
 * log. @throws AppError INVALID_REQUEST, NOT_FOUND (no evidence has this content), LIBRARY_IN_USE, STORAGE_*.
 */
export function saveThumbnail(
  library: Library,
  { sha256, bytes }: { readonly sha256: string; readonly bytes: Uint8Array },
): void {
  assertThumbnail(bytes);
  if (!isShownPicture(findMediaType(library.db, sha256) ?? ''))
    throw new AppError('NOT_FOUND', 'No picture has this content', { sha256 });
  if (findThumbnail(library.db, sha256) !== undefined) return;
  assertNoGradualWrite(library.db);
  withStorageErrors(() => insertThumbnail(library.db, { sha256, mediaType: 'image/jpeg', bytes }));
}

/** @throws AppError INVALID_REQUEST unless it is a small JPEG. */
export function assertThumbnail(bytes: Uint8Array): void {
  const picture = bytes.byteLength <= greatestThumbnailBytes ? findPictureHeader(bytes) : undefined;
  if (picture?.mediaType === 'image/jpeg' && Math.max(picture.width, picture.height) <= thumbnailSide) return;
  throw new AppError('INVALID_REQUEST', 'Not a small JPEG');
}
