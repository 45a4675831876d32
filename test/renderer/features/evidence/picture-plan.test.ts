import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitInto, isMadeSmaller, toThumbnailSize } from '#renderer/features/evidence/model/picture-plan.ts';
import { toFault, toTypeLabel } from '#renderer/features/evidence/model/piece-labels.ts';
import { isSignature, sheet, toPoint } from '#renderer/features/evidence/model/strokes.ts';
import { makePiece } from './support.ts';

describe('how large a picture is kept', () => {
  it('fits into the square, keeps its shape, and never grows', () => {
    expect(fitInto({ width: 4000, height: 3000 }, 2560)).toEqual({ width: 2560, height: 1920 });
    expect(fitInto({ width: 100, height: 50 }, 2560)).toEqual({ width: 100, height: 50 });
    const side = fc.integer({ min: 1, max: 16_384 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const small = toThumbnailSize({ width, height });
        expect(Math.max(small.width, small.height)).toBeLessThanOrEqual(256);
        expect(Math.min(small.width, small.height)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('is decided by the setting; what may move stays as it is', () => {
    const large = { mediaType: 'image/jpeg', width: 4000, height: 3000 } as const;
    expect(isMadeSmaller(large, 2560)).toBe(true);
    expect(isMadeSmaller(large, 0)).toBe(false);
    expect(isMadeSmaller({ ...large, mediaType: 'image/gif' }, 1024)).toBe(false);
    expect(isMadeSmaller({ ...large, width: 2560, height: 2560 }, 2560)).toBe(false);
  });
});

it('a signature is a line of some length, wherever on the screen its sheet is', () => {
  const shown = { left: 100, top: 50, width: 450, height: 150 };
  const at = (clientX: number, clientY: number) => toPoint({ clientX, clientY, pressure: 0 }, shown);
  expect(at(100, 50)).toEqual({ x: 0, y: 0, pressure: 0.5 });
  expect(at(550, 200)).toEqual({ x: sheet.width, y: sheet.height, pressure: 0.5 });
  expect(isSignature([])).toBe(false);
  expect(isSignature([[at(110, 60)], [at(120, 60)]])).toBe(false);
  expect(isSignature([[at(110, 60), at(140, 90)]])).toBe(true);
});

it('a piece is named by what it is, and a fault by what is wrong with its content', () => {
  expect(toTypeLabel({ name: 'a.docx', mediaType: 'application/zip' })).toBe('DOCX');
  expect(toTypeLabel({ name: 'a.exe', mediaType: 'application/pdf' })).toBe('PDF');
  expect(toTypeLabel({ name: 'README', mediaType: 'application/octet-stream' })).toBe('FILE');
  expect(toFault(makePiece(1, { content: 'awaited' }), 'awaited')).toMatchObject({ kind: 'awaited' });
  expect(toFault(makePiece(1), 'altered')).toMatchObject({ kind: 'error', text: 'evidence.altered' });
  expect(toFault(makePiece(1), 'sound')).toBeUndefined();
});
