import { languages } from './language.ts';
import { searchNames, type Searchable } from './name-search.ts';
import { listRegionPath, listRegions, type Region } from './region-names.ts';

/** The places that what was typed can mean: 浦东, 上海 浦东, pdxq, pudong, 3101; the likeliest first. */
export function searchRegions(typed: string, limit = 20): readonly Region[] {
  return searchNames(getEntries(), typed, limit);
}

let entries: readonly Searchable<Region>[] | undefined;

function getEntries(): readonly Searchable<Region>[] {
  entries ??= listRegions().map(toSearchable);
  return entries;
}

function toSearchable(region: Region): Searchable<Region> {
  const outer = listRegionPath(region.code)
    .filter(({ code }) => code !== region.code)
    .toReversed();
  return {
    item: region,
    code: region.code,
    names: [region, ...outer].flatMap(toNames),
    own: languages.length,
    spellings: [region, ...outer].map(({ syllables }) => syllables),
    isLate: region.isFormer,
  };
}

function toNames({ name }: Region): readonly string[] {
  return languages.map((language) => name[language].toLowerCase());
}
