/** A content is stored and sent in pieces of this many bytes; the last one may be shorter. */
export const pieceBytes = 256 * 1024;

/** The greatest content of one piece of evidence, in bytes. */
export const greatestEvidenceBytes = 64 * 1024 * 1024;

/** The greatest picture that is decoded: what its pixels take in memory does not follow from the size of the file. */
export const greatestPicturePixels = 100_000_000;
export const greatestPictureSide = 16_384;

/** The header of a picture has to stand in its first bytes. */
export const pictureHeaderBytes = 1024 * 1024;

/** Thumbnails: longest side in pixels, and the greatest size of the file in bytes. */
export const thumbnailSide = 256;
export const greatestThumbnailBytes = 128 * 1024;

/** The greatest picture of a signature that is printed on a document, in bytes: what the program draws has a tenth of it. */
export const greatestSignatureBytes = 256 * 1024;

/** Characters of a name, a caption and a signer. */
export const greatestNameLength = 120;
export const greatestCaptionLength = 500;
export const greatestSignerLength = 100;
