import { describe, expect, it } from 'vitest';
import { parseWhere } from '#services/statistics/parse-where.ts';

describe('parseWhere', () => {
  it('reads every key', () => {
    expect(parseWhere('region=31,industry=C34,ownership=private,size=200-299,from=2026-01-01,to=2026-12-31')).toEqual({
      region: '31',
      industry: 'C34',
      ownership: 'private',
      sizeClass: '200-299',
      from: '2026-01-01',
      to: '2026-12-31',
    });
  });

  it('takes an empty text for no filter', () => {
    expect(parseWhere('')).toEqual({});
  });

  it.each([
    'colour=red',
    'region',
    'region=Shanghai',
    'size=5-6',
    'ownership=mine',
    'from=2026-02-30',
    'region=31,region=32',
    'toString=1',
  ])('refuses %s', (text) => {
    expect(() => parseWhere(text)).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });
});
