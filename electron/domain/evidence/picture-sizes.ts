/** In pixels, as stored: a turn by EXIF is not applied. */
export type PictureSize = { readonly width: number; readonly height: number };

// Offsets are those of the formats' specifications: ITU T.81 (JPEG), W3C PNG, RFC 9649 (WebP), GIF89a, BITMAPINFOHEADER.

/** Walks the segments to the frame header; what comes after the picture data is not looked at. */
export function findJpegSize(bytes: Uint8Array): PictureSize | undefined {
  if (!startsWith(bytes, [0xff, 0xd8, 0xff])) return undefined;
  const view = toView(bytes);
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) at += 1;
    else if (isFrameHeader(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else if (marker === 0xda || marker === 0xd9) return undefined;
    else at += isBareMarker(marker) ? 2 : 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
}

export function findPngSize(bytes: Uint8Array): PictureSize | undefined {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
  if (bytes.length < 26 || !startsWith(bytes, signature)) return undefined;
  const view = toView(bytes);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

export function findWebpSize(bytes: Uint8Array): PictureSize | undefined {
  if (bytes.length < 30 || toText(bytes, 0, 4) !== 'RIFF' || toText(bytes, 8, 12) !== 'WEBP') return undefined;
  const view = toView(bytes);
  const size24 = (at: number): number => view.getUint16(at, true) + ((bytes[at + 2] ?? 0) << 16) + 1;
  switch (toText(bytes, 12, 16)) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: size24(24), height: size24(27) };
    default:
      return undefined;
  }
}

/** The screen, or the first image where that reaches beyond: decoders make room for it. */
export function findGifSize(bytes: Uint8Array): PictureSize | undefined {
  if (bytes.length < 13 || !/^GIF8[79]a$/.test(toText(bytes, 0, 6))) return undefined;
  const view = toView(bytes);
  const screen = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  const image = findFirstGifImage(bytes, view);
  if (image === undefined) return undefined;
  return { width: Math.max(screen.width, image.width), height: Math.max(screen.height, image.height) };
}

export function findBmpSize(bytes: Uint8Array): PictureSize | undefined {
  if (bytes.length < 30 || toText(bytes, 0, 2) !== 'BM') return undefined;
  const view = toView(bytes);
  const header = view.getUint32(14, true);
  if (header === 12) {
    if (view.getUint16(22, true) !== 1) return undefined;
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  }
  if (![40, 52, 56, 64, 108, 124].includes(header) || view.getUint16(26, true) !== 1) return undefined;
  // A negative height means that the first line is the uppermost.
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

function findFirstGifImage(bytes: Uint8Array, view: DataView): PictureSize | undefined {
  const flags = bytes[10] ?? 0;
  let at = 13 + ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  while (bytes[at] === 0x21) {
    at += 2;
    for (let length = bytes[at]; length !== undefined && length > 0; length = bytes[at]) at += length + 1;
    at += 1;
  }
  if (bytes[at] !== 0x2c || at + 9 > bytes.length) return undefined;
  const right = view.getUint16(at + 1, true) + view.getUint16(at + 5, true);
  const bottom = view.getUint16(at + 3, true) + view.getUint16(at + 7, true);
  return { width: right, height: bottom };
}

function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Markers without a length. */
function isBareMarker(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

function toText(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function toView(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
