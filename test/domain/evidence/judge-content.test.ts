import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toEvidenceName, toFileName } from '#domain/evidence/evidence-name.ts';
import { findFileType } from '#domain/evidence/file-type.ts';
import { assertEvidenceSize, judgeContent } from '#domain/evidence/judge-content.ts';
import { findPictureAddress, toPicturePath } from '#domain/evidence/picture-address.ts';
import { findPictureHeader } from '#domain/evidence/picture-header.ts';
import { failureOf } from '#test/services/support/app-library.ts';
import { makeJpeg, makePng } from '#test/services/evidence/support.ts';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const le16 = (value: number): readonly number[] => [value & 255, value >> 8];
const le32 = (value: number): readonly number[] => [...le16(value & 0xffff), ...le16(value >>> 16)];
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...text(part)] : part)));
const zeros = (count: number): readonly number[] => Array.from({ length: count }, () => 0);

describe('the header of a picture', () => {
  it.each([
    ['JPEG', makeJpeg(99, { width: 4000, height: 3000 }), 'image/jpeg', 4000, 3000],
    ['PNG', makePng(99, { width: 70_000, height: 2 }), 'image/png', 70_000, 2],
    ['GIF', bytes('GIF89a', le16(20), le16(10), [0, 0, 0, 0x2c], zeros(4), le16(20), le16(10)), 'image/gif', 20, 10],
    ['BMP', bytes('BM', zeros(12), le32(40), le32(30), le32(-40 >>> 0), [1, 0], zeros(4)), 'image/bmp', 30, 40],
    ['WebP (extended)', bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [99, 0, 0, 49, 0, 0]), 'image/webp', 100, 50],
    ['WebP (lossy)', bytes('RIFF', zeros(4), 'WEBPVP8 ', zeros(10), le16(64), le16(48)), 'image/webp', 64, 48],
    [
      'WebP (lossless)',
      bytes('RIFF', zeros(4), 'WEBPVP8L', zeros(4), [0x2f], le32(63 | (47 << 14)), zeros(9)),
      'image/webp',
      64,
      48,
    ],
  ])('is read off a %s', (_kind, content, mediaType, width, height) => {
    expect(findPictureHeader(content)).toEqual({ mediaType, width, height });
  });

  it('is that of the frame behind other segments of a JPEG, thumbnails in them left aside', () => {
    const frame = [...makeJpeg(12, { width: 800, height: 600 })].slice(2);
    const inner = [...makeJpeg(40, { width: 9, height: 9 })];
    const content = bytes([0xff, 0xd8, 0xff, 0xe1, 0, inner.length + 2], inner, frame);
    expect(findPictureHeader(content)).toMatchObject({ width: 800, height: 600 });
  });

  it('counts the first image of a GIF that reaches beyond its screen', () => {
    const content = bytes('GIF89a', le16(2), le16(2), [0, 0, 0, 0x2c], zeros(4), le16(40_000), le16(30_000));
    expect(failureOf(() => judgeContent(content, 'a.gif')).code).toBe('EVIDENCE_PICTURE_TOO_LARGE');
  });

  it('is never an error, whatever the bytes are', () => {
    const heads = [makeJpeg(12), makePng(30), text('RIFF....WEBPVP8X'), text('GIF89a'), text('BM')];
    const hostile = fc.tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 60 }));
    fc.assert(
      fc.property(hostile, ([head, rest]) => {
        const header = findPictureHeader(new Uint8Array([...head, ...rest]));
        expect(header === undefined || (header.width > 0 && header.height > 0)).toBe(true);
      }),
    );
  });
});

describe('judging a content', () => {
  it('goes by the bytes, never by the name', () => {
    expect(judgeContent(makePng(), 'photo.jpg').mediaType).toBe('image/png');
    expect(judgeContent(text('%PDF-1.7'), 'plan.exe')).toEqual({ mediaType: 'application/pdf', picture: undefined });
    expect(judgeContent(text('<svg onload="alert(1)">'), 'logo.svg').mediaType).toBe('text/plain');
    expect(judgeContent(text('<html>'), 'a.html').mediaType).toBe('text/plain');
  });

  it.each(['a.jpg', 'a.JPEG', 'a.png', 'a.heic', 'a.tif', 'a.webp'])('refuses %s that is no picture', (name) => {
    expect(failureOf(() => judgeContent(text('no picture'), name)).code).toBe('EVIDENCE_NOT_A_PICTURE');
  });

  it('keeps pictures of kinds that are not shown as files', () => {
    expect(judgeContent(bytes(zeros(4), 'ftypheic', zeros(9)), 'a.jpg').mediaType).toBe('image/heic');
    expect(judgeContent(bytes('II', [42, 0]), 'a.tif').mediaType).toBe('image/tiff');
  });

  it('takes the largest picture there may be, and not a pixel more', () => {
    const judge = (width: number, height: number) => () => judgeContent(makePng(99, { width, height }), 'a.png');
    expect(judge(16_384, 6_103)().picture).toBeDefined();
    expect(failureOf(judge(16_385, 1)).code).toBe('EVIDENCE_PICTURE_TOO_LARGE');
    expect(failureOf(judge(10_001, 10_000)).code).toBe('EVIDENCE_PICTURE_TOO_LARGE');
  });

  it('refuses by size alone what is empty or too large', () => {
    expect(failureOf(() => assertEvidenceSize(0)).code).toBe('EVIDENCE_EMPTY');
    expect(failureOf(() => assertEvidenceSize(200_000_000)).code).toBe('EVIDENCE_TOO_LARGE');
    expect(() => assertEvidenceSize(64 * 1024 * 1024)).not.toThrow();
  });

  it.each([
    ['PK\u0003\u0004', 'application/zip'],
    ['工会法', 'text/plain'],
    ['a\u0000b', 'application/octet-stream'],
  ])('knows %j', (content, type) => expect(findFileType(text(content))).toBe(type));

  it('takes bytes that are no UTF-8 for octets', () => {
    expect(findFileType(new Uint8Array([0x41, 0xff, 0x41]))).toBe('application/octet-stream');
    expect(findFileType(new Uint8Array([0xe5, 0x41, 0x41]))).toBe('application/octet-stream');
  });
});

describe('the name of a piece', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\合同.pdf', '合同.pdf'],
    ['\u202Egpj.exe', 'gpj.exe'],
    ['a\u0000b\r\nc.jpg', 'abc.jpg'],
    ['..', 'file'],
    ['', 'file'],
    ['.htaccess', '.htaccess'],
    [' a \t b ', 'a b'],
  ])('makes %j to %j', (given, shown) => expect(toEvidenceName(given)).toBe(shown));

  it('is bounded, never empty, and stays as it is when it is made once more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = toEvidenceName(given);
        expect([...name].length).toBeLessThanOrEqual(120);
        expect(name).toMatch(/^[^\p{Cc}\u202A-\u202E\u2066-\u2069/\\]+$/u);
        expect(toEvidenceName(name)).toBe(name);
      }),
    );
  });

  it('keeps the ending of a long name, and proposes the one that belongs to the content', () => {
    expect(toEvidenceName(`${'长'.repeat(300)}.jpeg`)).toMatch(/^长+…\.jpeg$/);
    expect(toFileName('屏幕.png', 'image/jpeg')).toBe('屏幕.jpg');
    expect(toFileName('a.JPEG', 'image/jpeg')).toBe('a.JPEG');
    expect(toFileName('CON: a?.txt', 'text/plain')).toBe('CON_ a_.txt');
  });
});

it('the address of a picture leads back to it and nothing else is one', () => {
  const address = { kind: 'thumbnail', sha256: 'a'.repeat(64) } as const;
  expect(findPictureAddress(toPicturePath(address))).toEqual(address);
  for (const path of ['/picture/..', `/picture/${'A'.repeat(64)}`, `/file/${'a'.repeat(64)}`, '/'])
    expect(findPictureAddress(path)).toBeUndefined();
});
