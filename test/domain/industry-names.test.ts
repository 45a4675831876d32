import { describe, expect, it } from 'vitest';
import {
  findIndustry,
  getIndustryName,
  industrySource,
  isIndustryCode,
  listIndustries,
} from '#domain/industry-names.ts';
import { searchIndustries } from '#domain/industry-search.ts';
import { sampleTrades } from '#domain/names/trades.ts';

describe('the list of industries', () => {
  it('holds the 20 sections and 97 divisions of GB/T 4754-2017, each division in one section', () => {
    expect(industrySource).toMatchObject({ year: 2017 });
    const codes = listIndustries().map(({ code }) => code);
    expect(codes.filter((code) => code.length === 1).join('')).toBe('ABCDEFGHIJKLMNOPQRST');
    const divisions = codes.filter((code) => code.length === 3).map((code) => code.slice(1));
    expect(divisions).toEqual(Array.from({ length: 97 }, (_, index) => String(index + 1).padStart(2, '0')));
    expect(codes).toEqual(codes.toSorted());
    for (const { code, name } of listIndustries())
      expect(
        Object.values(name).every((text) => text !== ''),
        code,
      ).toBe(true);
  });

  it('holds the trades that this project names elsewhere', () => {
    expect(sampleTrades.filter(({ industryCode }) => findIndustry(industryCode) === undefined)).toEqual([]);
  });
});

describe('getIndustryName', () => {
  it('names sections and divisions, and groups by their division', () => {
    expect(getIndustryName('C', 'zh-Hans')).toBe('制造业');
    expect(getIndustryName('C34', 'zh-Hant')).toBe('通用設備製造業');
    expect(getIndustryName('C3411', 'en')).toBe('Manufacture of general-purpose machinery (C3411)');
    expect(getIndustryName('C99', 'zh-Hans')).toBe('制造业 (C99)');
    expect(getIndustryName('X1', 'en')).toBe('X1');
  });
});

describe('isIndustryCode', () => {
  it('wants the division to be one of the section', () => {
    expect(['C', 'C34', 'C341', 'C3411'].map(isIndustryCode)).toEqual([true, true, true, true]);
    expect(['', 'C3', 'A34', 'U01', 'C34111', 'c34'].map(isIndustryCode)).toEqual(
      Array.from({ length: 6 }, () => false),
    );
  });
});

describe('searchIndustries', () => {
  it.each([
    ['通用设备', 'C34'],
    ['通用設備', 'C34'],
    ['tysb', 'C34'],
    ['c34', 'C34'],
    ['34', 'C34'],
    ['C', 'C'],
    ['制造业', 'C'],
    ['餐饮', 'H62'],
    ['software', 'I65'],
    ['3411', 'C3411'],
    ['c341', 'C341'],
  ])('%s finds %s first', (typed, code) => {
    expect(searchIndustries(typed)[0]?.code).toBe(code);
  });

  it('finds nothing for a division that there is not', () => {
    expect([searchIndustries('99'), searchIndustries('9911'), searchIndustries('A3411')]).toEqual([[], [], []]);
  });
});
