import type { Language } from '#domain/language.ts';
import type { DocumentContent } from '../document.ts';
import { getMeasures } from '../layout.ts';
import type { Measures } from '../layout.ts';

type Family = { readonly ascii: string; readonly hAnsi: string; readonly cs: string; readonly eastAsia: string };

/** Fonts and measures of a language in a word processor's file. */
export type Look = Measures & {
  readonly language: Language;
  readonly font: Family;
  readonly titleFont: Family;
  readonly headingFont: Family;
  readonly subheadingFont: Family;
  /** First line of a paragraph in twentieths of a point. */
  readonly indent: number;
  readonly tags: { readonly value: string; readonly eastAsia: string };
};

/**
 * Fonts that come with Windows and are known to WPS; 方正小标宋 does not, so that the title is set in a bold Song. What
 * stands in for each elsewhere is said in the font table.
 */
const chinese: Readonly<
  Record<'zh-Hans' | 'zh-Hant', Readonly<Record<'body' | 'title' | 'heading' | 'subheading', string>>>
> = {
  'zh-Hans': { body: '仿宋', title: '宋体', heading: '黑体', subheading: '楷体' },
  'zh-Hant': { body: '新細明體', title: '新細明體', heading: '微軟正黑體', subheading: '標楷體' },
};

export const latinFont = 'Times New Roman';

export function getLook({ kind, language }: Pick<DocumentContent, 'kind' | 'language'>): Look {
  const measures = getMeasures({ kind, language });
  const names = chinese[language === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans'];
  return {
    language,
    font: toFamily(names.body),
    titleFont: toFamily(names.title),
    headingFont: toFamily(names.heading),
    subheadingFont: toFamily(names.subheading),
    ...measures,
    indent: language === 'en' ? 0 : measures.size.body * 2 * 20,
    tags: { value: 'en-US', eastAsia: language === 'zh-Hant' ? 'zh-TW' : 'zh-CN' },
  };
}

function toFamily(eastAsia: string): Family {
  return { ascii: latinFont, hAnsi: latinFont, cs: latinFont, eastAsia };
}
