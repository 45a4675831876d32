import type { DocumentContent } from '../document.ts';
import { escapeHtml } from '../html/escape.ts';
import { latinFont } from './look.ts';
import type { Look } from './look.ts';

type Part = { readonly path: string; readonly data: string };

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What may stand in for a font where it is not installed, the nearest first. */
const standIns: Readonly<Record<string, string>> = {
  仿宋: 'FangSong,仿宋_GB2312,STFangsong,华文仿宋,Noto Serif CJK SC',
  宋体: 'SimSun,Songti SC,Noto Serif CJK SC',
  黑体: 'SimHei,Heiti SC,Noto Sans CJK SC',
  楷体: 'KaiTi,楷体_GB2312,Kaiti SC,Noto Serif CJK SC',
  新細明體: 'PMingLiU,Songti TC,Noto Serif CJK TC',
  微軟正黑體: 'Microsoft JhengHei,Heiti TC,Noto Sans CJK TC',
  標楷體: 'DFKai-SB,BiauKai,Noto Serif CJK TC',
};

/** Parts that the package would write with the clock in them, or without saying what stands in for a font. */
export function listFixedParts(content: DocumentContent, look: Look): readonly Part[] {
  return [
    { path: 'docProps/core.xml', data: toCoreProperties(content) },
    { path: 'word/fontTable.xml', data: toFontTable(look) },
  ];
}

/** The day of issue, of the visit in a draft: not the day on which somebody makes the file. */
function toCoreProperties({ title, number, issuer, issuedOn, source }: DocumentContent): string {
  const day = `${issuedOn === '' ? source.inspectionDate : issuedOn}T00:00:00Z`;
  const date = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}</dcterms:${name}>`;
  const name = [title, number].filter((part) => part !== '').join(' ');
  return `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeHtml(name)}</dc:title><dc:creator>${escapeHtml(issuer)}</dc:creator>${date('created')}${date('modified')}</cp:coreProperties>`;
}

function toFontTable({ font, titleFont, headingFont, subheadingFont }: Look): string {
  const names = [...new Set([font, titleFont, headingFont, subheadingFont].map(({ eastAsia }) => eastAsia))];
  const said = names.map(
    (name) =>
      `<w:font w:name="${name}"><w:altName w:val="${standIns[name] ?? ''}"/><w:charset w:val="86"/><w:pitch w:val="variable"/></w:font>`,
  );
  const latin = `<w:font w:name="${latinFont}"><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>`;
  return `${declaration}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${said.join('')}${latin}</w:fonts>`;
}
