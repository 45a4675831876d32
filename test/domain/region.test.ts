import { describe, expect, it } from 'vitest';
import { languages } from '#domain/language.ts';
import { isRegionCode, provinceOf, provinces } from '#domain/region.ts';

describe('regions', () => {
  it('knows the 34 regions of province level, in order and named in every language', () => {
    expect(provinces).toHaveLength(34);
    expect(provinces.map((province) => province.code)).toEqual(provinces.map((province) => province.code).toSorted());
    for (const language of languages)
      expect(new Set(provinces.map((province) => province.name[language])).size).toBe(34);
  });

  it('finds the province of a code', () => {
    expect(provinceOf('310115')?.name.en).toBe('Shanghai');
    expect(provinceOf('31')?.name['zh-Hans']).toBe('上海');
    expect(provinceOf('990000')).toBeUndefined();
    expect(provinceOf('3')).toBeUndefined();
    expect(provinceOf('3101150')).toBeUndefined();
  });

  it('takes six digits that begin with a province', () => {
    expect(isRegionCode('420106')).toBe(true);
    for (const text of ['', '42010', '4201060', '42010a', '990106', '４２０１０６'])
      expect(isRegionCode(text)).toBe(false);
  });
});
