import { beforeAll, describe, expect, it } from 'vitest';
import { buildDocument } from '#reports/build-document.ts';
import { renderHtml } from '#reports/html.ts';
import { embedFonts } from '#services/document-fonts/embed-fonts.ts';
import { ensureDocumentFonts } from '../../../scripts/build/document-fonts.ts';
import { readCharacters } from '../../../scripts/build/font-characters.ts';
import { makeInput } from '../../reports/support.ts';

let folder: string;
beforeAll(async () => {
  folder = await ensureDocumentFonts();
}, 120_000);

type Face = { readonly weight: string; readonly characters: ReadonlySet<number>; readonly said: ReadonlySet<number> };

/** The fonts in a page: what each says it has, and what it really has. */
function listFaces(html: string): readonly Face[] {
  const rules = /font-weight:(\d+);src:url\(data:font\/ttf;base64,([^)]+)\);unicode-range:([^}]+)\}/g;
  return [...html.matchAll(rules)].map(([, weight = '', data = '', range = '']) => ({
    weight,
    characters: new Set(
      readCharacters(Buffer.from(data, 'base64')).flatMap(([first, last]) =>
        Array.from({ length: last - first + 1 }, (_none, index) => first + index),
      ),
    ),
    said: new Set(range.split(',').map((code) => Number.parseInt(code.slice(2), 16))),
  }));
}

const toCodes = (text: string): readonly number[] => [...text].map((character) => character.codePointAt(0) ?? 0);

describe('the fonts of a page', () => {
  it('hold every character of it, and what they say they hold', async () => {
    const html = renderHtml(buildDocument(makeInput()));
    const page = await embedFonts(html, folder);
    const faces = listFaces(page.html);
    for (const { said, characters } of faces) expect([...said].filter((code) => !characters.has(code))).toEqual([]);
    const regular = faces.filter(({ weight }) => weight === '400');
    const text = '整改意见书示工〔〕号会员38人，已满25人；没有建立基层《》（）';
    expect(toCodes(text).filter((code) => !regular.some(({ said }) => said.has(code)))).toEqual([]);
    expect(page.missing).toEqual([]);
  });

  it('have the headings and labels in bold, so that nothing is smeared into it', async () => {
    const page = await embedFonts(renderHtml(buildDocument(makeInput())), folder);
    const bold = listFaces(page.html).filter(({ weight }) => weight === '700');
    const text = '整改意见书一、存在的问题（一）会员满25人事实：依据：';
    expect(toCodes(text).filter((code) => !bold.some(({ said }) => said.has(code)))).toEqual([]);
  });

  it('have rare characters of names and traditional shapes', async () => {
    const enterprise = { ...makeInput().enterprise, name: '喆堃玥（㛃）有限公司' };
    for (const language of ['zh-Hans', 'zh-Hant'] as const) {
      const page = await embedFonts(renderHtml(buildDocument(makeInput({ language, enterprise }))), folder);
      expect(page.missing.filter((character) => '喆堃玥'.includes(character))).toEqual([]);
    }
  });

  it('name what they lack instead of passing it over', async () => {
    const enterprise = { ...makeInput().enterprise, name: '示例𰻝公司' };
    const page = await embedFonts(renderHtml(buildDocument(makeInput({ enterprise }))), folder);
    expect(page.missing).toEqual(['𰻝']);
  });

  it('are the same bytes each time, and nothing from outside', async () => {
    const html = renderHtml(buildDocument(makeInput()));
    const page = await embedFonts(html, folder);
    expect((await embedFonts(html, folder)).html).toBe(page.html);
    expect(page.html).not.toMatch(/url\((?!data:font\/ttf)/);
  });
});
