import { findIndustry, type Industry, listIndustries } from './industry-names.ts';
import { languages } from './language.ts';
import { searchNames, type Searchable } from './name-search.ts';

/**
 * The industries that what was typed can mean: 通用设备, tysb, C34, 34; the likeliest first. Groups and classes, which
 * the list does not hold, are found by their digits and have the name of their division.
 */
export function searchIndustries(typed: string, limit = 20): readonly Industry[] {
  const [, section = '', digits] = /^([a-t]?)(\d{3,4})$/i.exec(typed.trim()) ?? [];
  if (digits === undefined) return searchNames(getEntries(), typed, limit);
  const division = searchNames(getEntries(), section + digits.slice(0, 2), 1)[0];
  return division === undefined ? [] : [{ ...division, code: division.code + digits.slice(2) }];
}

let entries: readonly Searchable<Industry>[] | undefined;

function getEntries(): readonly Searchable<Industry>[] {
  entries ??= listIndustries().map(toSearchable);
  return entries;
}

function toSearchable(industry: Industry): Searchable<Industry> {
  const section = industry.code.length > 1 ? findIndustry(industry.code.slice(0, 1)) : undefined;
  const path = section === undefined ? [industry] : [industry, section];
  return {
    item: industry,
    code: industry.code,
    names: path.flatMap(({ name }) => languages.map((language) => name[language].toLowerCase())),
    own: languages.length,
    spellings: path.map(({ syllables }) => syllables),
    isLate: false,
  };
}
