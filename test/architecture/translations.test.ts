import { describe, expect, it } from 'vitest';
import { facts } from '#domain/facts/dictionary.ts';
import { figures } from '#domain/facts/figures.ts';
import { languages } from '#domain/language.ts';
import { messages } from '#renderer/i18n/messages.ts';
import { builtInPackDocument } from '#rules/packs/cn-enterprise-union/index.ts';
import { readSourceFiles } from './support/source-files.ts';
import { findFaults, findTexts, listPlaceholders } from './support/texts.ts';

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

const features: Readonly<Record<string, Texts>> = messages;
const keys = Object.entries(features).flatMap(([feature, texts]) =>
  Object.keys(texts['zh-Hans'] ?? {}).map((key) => `${feature}.${key}`),
);
const pages = readSourceFiles().filter((file) => /^renderer\/(?!i18n\/messages)/.test(file.path));
const pageText = pages.map((file) => file.text).join('\n');

describe(`texts of the window (${keys.length} in ${pages.length} files)`, () => {
  it('are there', () => {
    expect(keys.length).toBeGreaterThan(100);
    expect(pages.length).toBeGreaterThan(10);
    console.info(`translations: ${keys.length} texts used in ${pages.length} files`);
  });

  it.each(Object.entries(features))('have the same keys and placeholders in every language: %s', (_feature, texts) => {
    const simplified = texts['zh-Hans'] ?? {};
    expect(Object.keys(texts).toSorted()).toEqual([...languages].toSorted());
    for (const language of languages) {
      expect(Object.keys(texts[language] ?? {}).toSorted()).toEqual(Object.keys(simplified).toSorted());
    }
    const faults = Object.keys(simplified).flatMap((key) => {
      const get = (language: string): string => texts[language]?.[key] ?? '';
      return findFaults({ path: key, texts: { 'zh-Hans': get('zh-Hans'), 'zh-Hant': get('zh-Hant'), en: get('en') } });
    });
    expect(faults).toEqual([]);
  });

  it('are all used', () => {
    const unused = keys.filter((key) => !isUsed(key));
    expect(unused).toEqual([]);
  });

  it('exist for every key that is used', () => {
    const pattern = new RegExp(`\\bt\\('((?:${Object.keys(features).join('|')})\\.[\\w.-]+)'`, 'g');
    const used = [...pageText.matchAll(pattern)].map((match) => match[1] ?? '');
    expect(used.length).toBeGreaterThan(50);
    expect(used.filter((key) => !keys.includes(key))).toEqual([]);
  });
});

describe('texts that come with the data', () => {
  const texts = [
    ...findTexts(facts, 'facts'),
    ...findTexts(figures, 'figures'),
    ...findTexts(builtInPackDocument, 'pack'),
  ];

  it(`are complete in every language (${texts.length})`, () => {
    expect(texts.length).toBeGreaterThan(500);
    expect(texts.flatMap(findFaults)).toEqual([]);
  });
});

describe('the guard itself', () => {
  it('objects to a missing language, a lost placeholder and characters of the other script', () => {
    const find = (hant: string): number =>
      findTexts({ a: { 'zh-Hans': '工会有{{n}}人', 'zh-Hant': hant, en: '{{n}} members' } }, 'x').flatMap(findFaults)
        .length;
    expect(find('工會有{{n}}人')).toBe(0);
    expect(find('工會有人')).toBe(1);
    expect(find('工会有{{n}}人')).toBe(1);
    expect(find('')).toBe(2);
    expect(listPlaceholders('{{b}} {a}')).toEqual(['a', 'b']);
  });
});

/** Named in full, or put together from a beginning (`visit.state.${state}`) that some page writes. */
function isUsed(key: string): boolean {
  if (pageText.includes(`'${key}'`) || pageText.includes(`"${key}"`)) return true;
  return [...pageText.matchAll(/`([a-zA-Z]+\.[\w.-]*)\$\{/g)].some((match) => key.startsWith(match[1] ?? '\0'));
}
