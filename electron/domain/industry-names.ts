import data from './industries/gbt4754.json' with { type: 'json' };
import type { Language } from './language.ts';

/** A section (letter) or division (letter and two digits) of GB/T 4754. */
export type Industry = {
  readonly code: string;
  readonly name: Readonly<Record<Language, string>>;
  /** Syllables of the Chinese name in pinyin, in lower case. */
  readonly syllables: readonly string[];
};

/** Where the names come from. */
export const industrySource = { source: data.source, year: data.year } as const;

/** Every section, followed by its divisions. */
export function listIndustries(): readonly Industry[] {
  return [...getIndustries().values()];
}

export function findIndustry(code: string): Industry | undefined {
  return getIndustries().get(code);
}

/** Says whether `text` is a section with at most four digits, the first two of them a division of that section. */
export function isIndustryCode(text: string): boolean {
  return /^[A-T](\d{2,4})?$/.test(text) && findIndustry(text.slice(0, 3)) !== undefined;
}

/**
 * The name of the division, or of the section where no more is known. Groups and classes (three and four digits) have
 * the name of their division with the code behind it. A code that is not known is given back as it is.
 */
export function getIndustryName(code: string, language: Language): string {
  const known = findIndustry(code) ?? findIndustry(code.slice(0, 3)) ?? findIndustry(code.slice(0, 1));
  if (known === undefined) return code;
  return known.code === code ? known.name[language] : `${known.name[language]} (${code})`;
}

let industries: ReadonlyMap<string, Industry> | undefined;

function getIndustries(): ReadonlyMap<string, Industry> {
  industries ??= new Map(data.industries.map(toIndustry).map((industry) => [industry.code, industry]));
  return industries;
}

/** A line is: code, simplified name, traditional name where it differs, English name, pinyin. */
function toIndustry(line: string): Industry {
  const [code = '', simplified = '', traditional = '', english = '', spelling = ''] = line.split('|');
  return {
    code,
    name: { 'zh-Hans': simplified, 'zh-Hant': traditional === '' ? simplified : traditional, en: english },
    syllables: spelling.split("'"),
  };
}
