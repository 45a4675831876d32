import { setImmediate } from 'node:timers/promises';
import { fontPlace } from '#reports/html.ts';
import { embeddedFamily } from '#reports/html/style.ts';
import { chooseSlices } from './choose-slices.ts';
import { openFontFolder } from './font-folder.ts';
import type { FontFolder, FontScript } from './font-folder.ts';

export type EmbeddedPage = {
  readonly html: string;
  /** Characters that the program's fonts lack, and a font of the system has to draw. */
  readonly missing: readonly string[];
};

const normal = 400;
const bold = 700;
/** Elements that the sheet sets in bold. */
const boldElements = /<(b|h1|h2|h3|th)\b[^>]*>(.*?)<\/\1>|<p class="issuer">(.*?)<\/p>/gs;

/**
 * Puts the fonts of a page into it, cut down to the characters it has, so that it looks the same everywhere and a PDF of
 * it carries them. Other work gets its turn between two fonts.
 */
export async function embedFonts(html: string, folder: string): Promise<EmbeddedPage> {
  const fonts = await openFontFolder(folder);
  const scripts: readonly FontScript[] = html.includes('<html lang="zh-Hant">') ? ['tc', 'sc'] : ['sc', 'tc'];
  const body = toPlainText(html.slice(html.indexOf('<body')));
  const strong = [...html.matchAll(boldElements)].map(([match]) => toPlainText(match)).join('');
  const regular = await makeRules(fonts, { text: body, weight: normal, scripts });
  const heavy = await makeRules(fonts, { text: strong, weight: bold, scripts });
  return {
    html: html.replace(fontPlace, () => `<style id="fonts">${regular.rules}${heavy.rules}</style>`),
    missing: regular.missing,
  };
}

type FontRequest = { readonly text: string; readonly weight: number; readonly scripts: readonly FontScript[] };
type FontRules = { readonly rules: string; readonly missing: readonly string[] };

async function makeRules(fonts: FontFolder, { text, weight, scripts }: FontRequest): Promise<FontRules> {
  const { chosen, missing } = chooseSlices(text, fonts.index, scripts);
  const rules: string[] = [];
  for (const { slice, characters } of chosen) {
    const font = fonts.subset({ font: fonts.readSlice(slice), characters, weight });
    const source = `url(data:font/ttf;base64,${Buffer.from(font).toString('base64')})`;
    const range = characters.map((code) => `U+${code.toString(16)}`).join(',');
    rules.push(
      `@font-face{font-family:'${embeddedFamily}';font-weight:${weight};src:${source};unicode-range:${range}}`,
    );
    await setImmediate();
  }
  return { rules: rules.join('\n'), missing };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function toPlainText(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (_match, name: string) => entities[name] ?? '');
}
