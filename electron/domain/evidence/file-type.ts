const octets = 'application/octet-stream';

const signatures: readonly (readonly [offset: number, text: string, type: string])[] = [
  [0, '%PDF-', 'application/pdf'],
  [0, 'PK\u0003\u0004', 'application/zip'],
  [0, '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', 'application/x-ole-storage'],
  [0, 'II*\u0000', 'image/tiff'],
  [0, 'MM\u0000*', 'image/tiff'],
  ...['heic', 'heix', 'hevc', 'mif1', 'msf1', 'heim', 'heis', 'avif'].map(
    (brand) => [4, `ftyp${brand}`, brand === 'avif' ? 'image/avif' : 'image/heic'] as const,
  ),
];

/**
 * Media type of a file that is not shown as a picture, by its first bytes: PDF, ZIP (which office documents are), the
 * older office files, TIFF, HEIC, AVIF, text, else octets. A type that a browser would run is never named.
 */
export function findFileType(head: Uint8Array): string {
  for (const [offset, text, type] of signatures) {
    if (Array.from(text).every((letter, index) => head[offset + index] === letter.charCodeAt(0))) return type;
  }
  return isText(head.subarray(0, 4096)) ? 'text/plain' : octets;
}

/** UTF-8 without control characters; the end may cut a character. */
function isText(head: Uint8Array): boolean {
  let following = 0;
  for (const byte of head) {
    const isContinuation = byte >= 0x80 && byte < 0xc0;
    if (isContinuation !== following > 0) return false;
    if (following > 0) following -= 1;
    else if (byte < 9 || (byte > 13 && byte < 32) || byte === 0x7f || byte >= 0xf8) return false;
    else following = countContinuations(byte);
  }
  return true;
}

function countContinuations(byte: number): number {
  if (byte < 0xc0) return 0;
  if (byte < 0xe0) return 1;
  return byte < 0xf0 ? 2 : 3;
}
