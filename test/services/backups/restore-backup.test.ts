import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeBackup } from '#services/backups/make-backup.ts';
import { restoreBackup } from '#services/backups/restore-backup.ts';
import { getContentHash } from '#services/content-hash.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { getErrorCode } from '../../support/error-code.ts';
import { addVisit, makeLibrary, setAnswer } from '../../support/test-library.ts';

function makeDamaged() {
  const library = makeLibrary();
  const visit = addVisit(library, { members_total: { value: 7 } });
  const hash = getContentHash(library);
  const backup = makeBackup(library, null).file;
  setAnswer(library, visit, { members_total: { value: 8 } });
  closeLibrary(library);
  const whole = readFileSync(library.file);
  const bad = whole.subarray(0, whole.length - 5000);
  writeFileSync(library.file, bad);
  writeFileSync(`${library.file}-wal`, 'the log of the damaged file');
  const options = { library: library.file, folder: null, name: basename(backup), present: 'damaged' } as const;
  return { library, bad, hash, backup, options };
}

describe('restoreBackup', () => {
  it('puts the backup in place and keeps the bad file with its side files', () => {
    const { library, bad, hash, backup, options } = makeDamaged();
    const { keptAs } = restoreBackup(options);
    expect(keptAs).toContain(join(dirname(library.file), 'damaged'));
    expect(readFileSync(keptAs ?? '')).toEqual(bad);
    expect(readFileSync(`${keptAs}-wal`, 'utf8')).toBe('the log of the damaged file');
    expect(existsSync(`${library.file}-wal`)).toBe(false);
    expect(existsSync(backup)).toBe(true);
    const restored = openLibrary({ file: library.file, access: 'write' });
    expect(getContentHash(restored)).toBe(hash);
    expect(verifyLibrary(restored).problems).toEqual([]);
    expect(restored.libraryId).toBe(library.libraryId);
    closeLibrary(restored);
  });

  it('goes on under a new device, so that no number of an entry is given twice', () => {
    const { library, options } = makeDamaged();
    restoreBackup(options);
    const restored = openLibrary({ file: library.file, access: 'write' });
    expect(restored.device.id).not.toBe(library.device.id);
    addVisit(restored);
    const devices = restored.db.prepare('SELECT device, max(seq) AS last FROM changes GROUP BY device').all();
    expect(devices).toHaveLength(2);
    expect(verifyLibrary(restored).problems).toEqual([]);
    closeLibrary(restored);
  });

  it('leaves everything as it was where the backup is damaged too', () => {
    const { library, bad, backup, options } = makeDamaged();
    const bytes = readFileSync(backup);
    writeFileSync(backup, bytes.subarray(0, bytes.length - 1));
    const before = readdirSync(dirname(library.file)).toSorted();
    expect(getErrorCode(() => restoreBackup(options))).toBe('FILE_DAMAGED');
    expect(readFileSync(library.file)).toEqual(bad);
    expect(readdirSync(dirname(library.file)).toSorted()).toEqual(before);
  });

  it('takes no name that is not in the list', () => {
    const { options } = makeDamaged();
    for (const name of ['../test.unidb', 'test.unidb', '', '/etc/passwd']) {
      expect(getErrorCode(() => restoreBackup({ ...options, name }))).toBe('NOT_FOUND');
    }
  });

  it('does not replace a library that is open', () => {
    const library = makeLibrary();
    addVisit(library);
    const name = basename(makeBackup(library, null).file);
    const options = { library: library.file, folder: null, name, present: 'replaced' } as const;
    expect(getErrorCode(() => restoreBackup(options))).toBe('LIBRARY_IN_USE');
    addVisit(library);
    expect(verifyLibrary(library).problems).toEqual([]);
  });

  it('restores where the library is gone altogether', () => {
    const { library, hash, options } = makeDamaged();
    rmSync(library.file);
    rmSync(`${library.file}-wal`);
    expect(restoreBackup(options)).toEqual({ keptAs: null });
    const restored = openLibrary({ file: library.file, access: 'read' });
    expect(getContentHash(restored)).toBe(hash);
    closeLibrary(restored);
  });
});
