import { languages } from '#domain/language.ts';
import type { Language } from '#domain/language.ts';

export type FoundText = { readonly path: string; readonly texts: Readonly<Record<Language, string>> };

/** Every text in three languages inside a value, with the path to it. Texts that lack a language are found as well. */
export function findTexts(value: unknown, path: string): readonly FoundText[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  if (entries.some(([key, content]) => isLanguageTag(key) && typeof content === 'string')) {
    const get = (language: Language): string => String(entries.find(([key]) => key === language)?.[1] ?? '');
    return [{ path, texts: { 'zh-Hans': get('zh-Hans'), 'zh-Hant': get('zh-Hant'), en: get('en') } }];
  }
  return entries.flatMap(([key, content]) => findTexts(content, `${path}.${key}`));
}

/** `{{name}}` and `{name}`, sorted. */
export function listPlaceholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{?\s*([\w.:]+)\s*\}?\}/g)].map((match) => match[1] ?? '').toSorted();
}

// Characters with one form in each script; those that are right in both (后, 里, 制 and the like) are left out.
const simplifiedOnly =
  '会检业职务议选举规记录违员页时间发经组织给结论证财产厂长岁见书认设话诉请调试资费贵边达过还这远进连迟题额颜验齐龙换层届压县参双变听员团围图圆场块报执护担择损据';
const traditionalOnly =
  '會檢業職務議選舉規記違員頁時間發經組織給結論證財產廠長歲見書認設話訴請調試資費貴邊達過還這遠進連遲題額顏驗齊龍換層屆壓縣參雙變聽團圍圖圓場塊報執護擔擇損據';

/** What is wrong with a text: a language is missing, placeholders differ, or characters of the other script slipped in. */
export function findFaults({ path, texts }: FoundText): readonly string[] {
  const faults = languages
    .filter((language) => texts[language].trim() === '')
    .map((language) => `${path}: no ${language}`);
  const placeholders = new Set(languages.map((language) => listPlaceholders(texts[language]).join(' ')));
  if (placeholders.size > 1) faults.push(`${path}: placeholders differ: ${[...placeholders].join(' | ')}`);
  const strays = [
    ...findStrays(texts['zh-Hans'], traditionalOnly, simplifiedOnly),
    ...findStrays(texts['zh-Hant'], simplifiedOnly, traditionalOnly),
  ];
  if (strays.length > 0) faults.push(`${path}: characters of the other script: ${strays.join('')}`);
  return faults;
}

function findStrays(text: string, wrong: string, right: string): string[] {
  return [...text].filter((character) => wrong.includes(character) && !right.includes(character));
}

function isLanguageTag(key: string): boolean {
  return languages.some((language) => language === key);
}
