import { describe, expect, it } from 'vitest';
import { isSamePerson, toComparableName } from '#domain/person-name.ts';

describe('isSamePerson', () => {
  it('passes over spaces, points, letter case, width and what cannot be seen', () => {
    for (const written of ['王 芳', ' 王芳 ', '王·芳', '王\u200b芳', '王　芳'])
      expect(isSamePerson('王芳', written)).toBe(true);
    expect(isSamePerson('Ａｎｎａ Li', 'anna.li')).toBe(true);
  });

  it('tells different names apart', () => {
    expect(isSamePerson('王芳', '王方')).toBe(false);
    expect(isSamePerson('王芳', '王芳芳')).toBe(false);
  });

  it('leaves nothing of a name without letters', () => {
    expect(toComparableName(' ·.—\u200d ')).toBe('');
  });
});
