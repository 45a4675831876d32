import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toFileName } from '#domain/document-file-name.ts';

describe('toFileName', () => {
  it('joins enterprise, kind and number', () => {
    expect(toFileName(['示例·一厂', '整改意见书', '沪总工检〔2026〕12号'], 'pdf')).toBe(
      '示例·一厂_整改意见书_沪总工检〔2026〕12号.pdf',
    );
  });

  it('leaves out what systems do not take: separators, controls, directions, dots and spaces at the ends', () => {
    expect(toFileName(['../a/b\\c', 'x:y*?"<>|'], 'pdf')).toBe('a b c_x y.pdf');
    expect(toFileName([' ..名. ', '\u202Efdp.exe', '\0'], 'docx')).toBe('名_fdp.exe.docx');
    expect(toFileName(['', '…\u200B', '\uD800'], 'pdf')).toBe('….pdf');
    expect(toFileName([], 'pdf')).toBe('document.pdf');
  });

  it('makes no name that Windows keeps for a device', () => {
    expect(toFileName(['CON'], 'pdf')).toBe('CON_.pdf');
    expect(toFileName(['nul.txt', '记录'], 'pdf')).toBe('nul_.txt_记录.pdf');
    expect(toFileName(['com1'], 'docx')).toBe('com1_.docx');
    expect(toFileName(['Console'], 'pdf')).toBe('Console.pdf');
  });

  it('is short and safe whatever it is made of', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 4 }), (parts) => {
        const name = toFileName(parts, 'pdf');
        expect(name.endsWith('.pdf')).toBe(true);
        expect([...name].length).toBeLessThanOrEqual(120);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}<>:"/\\|?*]|^[\s.]|[\s.]\.pdf$/u);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
    expect([...toFileName(['漢'.repeat(300)], 'docx')].length).toBeLessThanOrEqual(120);
  });
});
