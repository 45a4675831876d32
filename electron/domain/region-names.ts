import type { Language } from './language.ts';
import { isRegionCode, provinces } from './region.ts';
import data from './regions/gb2260.json' with { type: 'json' };

/** A province, prefecture or county of GB/T 2260. */
export type Region = {
  readonly code: string;
  readonly name: Readonly<Record<Language, string>>;
  /** Syllables of the Chinese name in pinyin, in lower case. */
  readonly syllables: readonly string[];
  /** The code was given up in a reform; enterprises recorded before it still have it. */
  readonly isFormer: boolean;
};

/** Where the names come from, and up to which year changes are in it. */
export const regionSource = { source: data.source, year: data.year } as const;

/** Every region, by code; those given up come after the present ones. */
export function listRegions(): readonly Region[] {
  return [...getRegions().values()];
}

export function findRegion(code: string): Region | undefined {
  return getRegions().get(code);
}

/** The regions that a code lies in, the province first and the region itself last; those that are not known are left out. */
export function listRegionPath(code: string): readonly Region[] {
  if (!isRegionCode(code)) return [];
  const codes = new Set([`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code]);
  return [...codes].flatMap((part) => findRegion(part) ?? []);
}

/**
 * The full name of a place, such as 上海市 › 浦东新区. A code that only its beginning is known of keeps its digits behind
 * the name: 浙江省 › 杭州市 › 330199; one that is not known at all is given back as it is.
 */
export function getRegionName(code: string, language: Language): string {
  const path = listRegionPath(code);
  if (path.length === 0) return code;
  const names = path.map(({ name }) => name[language]);
  return [...names, ...(findRegion(code) === undefined ? [code] : [])].join(' › ');
}

let regions: ReadonlyMap<string, Region> | undefined;

/** Read when it is asked for first: the start of the program does not need it. */
function getRegions(): ReadonlyMap<string, Region> {
  regions ??= new Map(
    [
      ...data.regions.map((line) => toRegion(line, {})),
      ...data.former.map((line) => toRegion(line, { isFormer: true })),
    ].map((region) => [region.code, region]),
  );
  return regions;
}

/** A line is: code, simplified name, traditional name where it differs, pinyin with its syllables marked. */
function toRegion(line: string, { isFormer = false }): Region {
  const [code = '', simplified = '', traditional = '', spelling = ''] = line.split('|');
  const english = provinces.find((province) => `${province.code}0000` === code)?.name.en ?? toEnglish(spelling);
  return {
    code,
    name: { 'zh-Hans': simplified, 'zh-Hant': traditional === '' ? simplified : traditional, en: english },
    syllables: spelling.split(/[ ']/),
    isFormer,
  };
}

/** pu'dong xin'qu → Pudong Xinqu; a mark stays where a syllable would be misread without it (Xi'an). */
function toEnglish(spelling: string): string {
  return spelling
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).replaceAll(/'(?![aeo])/g, ''))
    .join(' ');
}
