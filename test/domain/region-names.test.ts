import { describe, expect, it } from 'vitest';
import { samplePlaces } from '#domain/names/places.ts';
import { findRegion, getRegionName, listRegionPath, listRegions, regionSource } from '#domain/region-names.ts';
import { searchRegions } from '#domain/region-search.ts';
import { isRegionCode, provinces } from '#domain/region.ts';

describe('the list of regions', () => {
  it('says where it comes from, and holds every code once, with a name and its pinyin', () => {
    expect(regionSource.source).toMatch(/GB\/T 2260/);
    const regions = listRegions();
    expect(regions.length).toBeGreaterThan(3_200);
    expect(new Set(regions.map(({ code }) => code)).size).toBe(regions.length);
    for (const { code, name, syllables } of regions) {
      expect(isRegionCode(code), code).toBe(true);
      expect(name['zh-Hans'], code).toMatch(/^\p{Script=Han}+$/u);
      expect(Array.from(name['zh-Hant']).length, code).toBe(Array.from(name['zh-Hans']).length);
      expect(syllables.length, code).toBe(Array.from(name['zh-Hans']).length);
      expect(syllables.join(''), code).toMatch(/^[a-z]+$/);
      expect(name.en, code).toMatch(/^[A-Z]/);
    }
  });

  it('holds every province, and the districts that this project names elsewhere', () => {
    for (const { code, name } of provinces) {
      expect(findRegion(`${code}0000`)?.name['zh-Hans'].startsWith(name['zh-Hans']), code).toBe(true);
    }
    for (const { regionCode, name } of samplePlaces) {
      expect(getRegionName(regionCode, 'zh-Hans').replaceAll(' › ', ''), regionCode).toBe(name);
    }
  });
});

describe('getRegionName', () => {
  it('gives the whole path in the language asked for', () => {
    expect(getRegionName('310115', 'zh-Hans')).toBe('上海市 › 浦东新区');
    expect(getRegionName('310115', 'zh-Hant')).toBe('上海市 › 浦東新區');
    expect(getRegionName('610103', 'en')).toBe("Shaanxi › Xi'an Shi › Beilin Qu");
    expect(getRegionName('419001', 'zh-Hans')).toBe('河南省 › 济源市');
    expect(getRegionName('330000', 'zh-Hans')).toBe('浙江省');
  });

  it('knows codes that were given up, and says as much as it can of others', () => {
    expect(findRegion('330103')).toMatchObject({ isFormer: true });
    expect(getRegionName('330103', 'zh-Hans')).toBe('浙江省 › 杭州市 › 下城区');
    expect(getRegionName('330199', 'zh-Hans')).toBe('浙江省 › 杭州市 › 330199');
    expect(getRegionName('990000', 'en')).toBe('990000');
    expect(listRegionPath('3301')).toEqual([]);
  });
});

describe('searchRegions', () => {
  it.each([
    ['浦东', '310115'],
    ['上海 浦东', '310115'],
    ['上海浦东', '310115'],
    ['浦東', '310115'],
    ['pdxq', '310115'],
    ['pudong', '310115'],
    ["Xi'an", '610100'],
    ['xian', '610100'],
    ['陕西', '610000'],
    ['shaanxi', '610000'],
    ['３１０１１５', '310115'],
    ['北京 朝阳', '110105'],
    ['下城', '330103'],
    ['Hong Kong', '810000'],
  ])('%s finds %s first', (typed, code) => {
    expect(searchRegions(typed)[0]?.code).toBe(code);
  });

  it('finds what a code begins with, and what lies in a place', () => {
    const found = searchRegions('3101', 50);
    expect(found.length).toBeGreaterThan(10);
    expect(found.every(({ code }) => code.startsWith('3101'))).toBe(true);
    expect(searchRegions('杭州').map(({ code }) => code)).toContain('330106');
  });

  it('finds nothing for nothing, and no more than asked for', () => {
    expect([searchRegions(''), searchRegions('  › '), searchRegions('不存在的地方')]).toEqual([[], [], []]);
    expect(searchRegions('江', 3)).toHaveLength(3);
  });
});
