import { findThumbnail } from '#db/repositories/thumbnails.ts';
import { AppError } from '#domain/error.ts';
import { judgeContent } from '#domain/evidence/judge-content.ts';
import { findPictureAddress } from '#domain/evidence/picture-address.ts';
import { findPictureHeader } from '#domain/evidence/picture-header.ts';
import type { Library } from '#services/library.ts';
import { readGradually } from './check-evidence.ts';

export type ServedPicture = { readonly mediaType: string; readonly bytes: Uint8Array<ArrayBuffer> };

/**
 * What the window shows under an address of `picture-address`: pictures of the kinds that are shown, their
 * kind read off the bytes and of a size that can be decoded, whatever the library says of them.
 * @throws AppError NOT_FOUND (no such thumbnail, or not such a picture), ATTACHMENT_MISSING, ATTACHMENT_ALTERED.
 */
export async function readPicture(library: Library, path: string): Promise<ServedPicture> {
  const address = findPictureAddress(path);
  if (address === undefined) throw new AppError('NOT_FOUND', 'No address of a picture');
  const { kind, sha256 } = address;
  const bytes = kind === 'thumbnail' ? findThumbnail(library.db, sha256)?.bytes : await readGradually(library, sha256);
  const picture = bytes === undefined ? undefined : findPictureHeader(bytes);
  if (bytes === undefined || picture === undefined) throw new AppError('NOT_FOUND', 'No such picture', { sha256 });
  judgeContent(bytes, '');
  return { mediaType: picture.mediaType, bytes: new Uint8Array(bytes) };
}
