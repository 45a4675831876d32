import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBackupName, toBackupName } from '#domain/backup-name.ts';

describe('a name of a backup', () => {
  it('says library, version and time', () => {
    expect(toBackupName({ library: '库.unidb', version: 20, at: 0 })).toBe('库.unidb-v20-1970-01-01T00-00-00-000Z.bak');
  });

  it('is read as it was made', () => {
    const parts = fc.record({
      library: fc.string({ minLength: 1 }),
      version: fc.nat(999_999_999),
      at: fc.integer({ min: 0, max: Date.UTC(9999, 0) }),
    });
    fc.assert(
      fc.property(parts, (name) => {
        expect(parseBackupName(toBackupName(name))).toEqual(name);
      }),
    );
  });

  it.each([
    'library.unidb',
    'library.unidb-v10-2026-05-12.bak',
    'library.unidb-v10-2026-13-12T00-00-00-000Z.bak',
    'library.unidb-v10-2026-05-12T00-00-00-000Z.bak.tmp',
    '-v10-2026-05-12T00-00-00-000Z.bak',
    'library.unidb-vx-2026-05-12T00-00-00-000Z.bak',
  ])('is not %s', (name) => {
    expect(parseBackupName(name)).toBeUndefined();
  });
});
