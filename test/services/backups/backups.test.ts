import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toBackupName } from '#domain/backup-name.ts';
import { listBackups } from '#services/backups/list-backups.ts';
import { makeBackup, makeBackupIfChanged, pruneBackups } from '#services/backups/make-backup.ts';
import { getContentHash } from '#services/content-hash.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { getErrorCode } from '../../support/error-code.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { addVisit, makeLibrary, setAnswer } from '../../support/test-library.ts';

const hour = 3_600_000;
const known = new Map<string, never>();

/** A library whose clock the test turns. */
function makeClockedLibrary(): { readonly library: Library; readonly turn: (milliseconds: number) => void } {
  let time = Date.UTC(2026, 4, 12);
  const library = makeLibrary({ clock: () => time });
  return { library, turn: (milliseconds) => void (time += milliseconds) };
}

function list(library: Library) {
  return listBackups({ library: library.file, folder: null, libraryId: library.libraryId, known });
}

describe('makeBackup', () => {
  it('holds what the library holds, as one whole file', () => {
    const { library } = makeClockedLibrary();
    addVisit(library, { employees_total: { value: 230 } });
    const { file, summary } = makeBackup(library, null);
    expect(summary).toMatchObject({ enterprises: 1, visits: 1, libraryId: library.libraryId });
    expect(readdirSync(dirname(file))).toEqual([basename(file)]);
    const copy = openLibrary({ file, access: 'read' });
    expect(getContentHash(copy)).toBe(getContentHash(library));
    closeLibrary(copy);
  });

  it('never takes the name of another backup', () => {
    const { library } = makeClockedLibrary();
    const files = [makeBackup(library, null), makeBackup(library, null)].map(({ file }) => file);
    expect(new Set(files).size).toBe(2);
  });

  it('goes to the folder of the settings, and makes it', () => {
    const { library } = makeClockedLibrary();
    const folder = join(makeTemporaryFolder(), '备份');
    const { file } = makeBackup(library, folder);
    expect(dirname(file)).toBe(folder);
    expect(existsSync(join(dirname(library.file), 'backups'))).toBe(false);
  });

  it('says that it cannot be made where a file is in the place of the folder', () => {
    const { library } = makeClockedLibrary();
    const folder = join(makeTemporaryFolder(), 'taken');
    writeFileSync(folder, '');
    expect(getErrorCode(() => makeBackup(library, join(folder, 'inside')))).toBe('NOT_FOUND');
  });

  it('does not make the path of a disk anew that is not there', () => {
    const { library } = makeClockedLibrary();
    const stick = join(makeTemporaryFolder(), 'stick');
    expect(getErrorCode(() => makeBackup(library, join(stick, 'backups')))).toBe('STORAGE_REFUSED');
    expect(existsSync(stick)).toBe(false);
  });
});

describe('makeBackupIfChanged', () => {
  it('makes none of a library without records, one of each state, and none twice', () => {
    const { library } = makeClockedLibrary();
    const make = () => makeBackupIfChanged(library, { folder: null, known })?.file;
    expect(make()).toBeUndefined();
    const visit = addVisit(library);
    expect(make()).toBeDefined();
    expect(make()).toBeUndefined();
    setAnswer(library, visit, { members_total: { value: 4 } });
    expect(make()).toBeDefined();
    expect(list(library)).toHaveLength(2);
  });

  it('makes another where the newest is damaged', () => {
    const { library } = makeClockedLibrary();
    addVisit(library);
    const made = makeBackupIfChanged(library, { folder: null, known });
    writeFileSync(made?.file ?? '', 'no library any more');
    expect(makeBackupIfChanged(library, { folder: null, known })).toBeDefined();
  });
});

describe('listBackups', () => {
  it('says what each holds and which is damaged, newest first', () => {
    const { library, turn } = makeClockedLibrary();
    addVisit(library);
    makeBackup(library, null);
    turn(hour);
    addVisit(library);
    const { file } = makeBackup(library, null);
    turn(hour);
    const broken = makeBackup(library, null).file;
    const bytes = readFileSync(broken);
    writeFileSync(broken, bytes.fill(0, 4096, 12_288));
    const [first, second, third] = list(library);
    expect(first?.inspection).toMatchObject({ state: 'unsound' });
    expect(second).toMatchObject({ file, madeAt: '2026-05-12T01:00:00.000Z' });
    expect(second?.inspection).toMatchObject({ state: 'sound', summary: { visits: 2 } });
    expect(third?.inspection).toMatchObject({ state: 'sound', summary: { visits: 1 } });
  });

  it('finds a changed entry at the end of the history', () => {
    const { library } = makeClockedLibrary();
    const { inspectionId } = addVisit(library, { employees_total: { value: 61_234 } });
    const { file } = makeBackup(library, null);
    const bytes = readFileSync(file);
    const place = bytes.indexOf('61234');
    expect(place).toBeGreaterThan(0);
    bytes.write('61235', place);
    writeFileSync(file, bytes);
    expect(list(library)[0]?.inspection).toEqual({ state: 'unsound', code: 'HISTORY_BROKEN' });
    expect(inspectionId).not.toBe('');
  });

  it('leaves out other files and the backups of another library of the same name', () => {
    const { library } = makeClockedLibrary();
    addVisit(library);
    const mine = makeBackup(library, null).file;
    const other = makeLibrary();
    addVisit(other);
    const foreign = makeBackup(other, null).file;
    const folder = dirname(mine);
    copyFileSync(foreign, join(folder, toBackupName({ library: 'test.unidb', version: 10, at: 5 })));
    writeFileSync(join(folder, 'holiday.jpg'), 'x');
    mkdirSync(join(folder, toBackupName({ library: 'test.unidb', version: 10, at: 6 })));
    expect(list(library).map(({ file }) => file)).toEqual([mine]);
  });
});

describe('pruneBackups', () => {
  it('removes only surplus backups of this very library', () => {
    const { library, turn } = makeClockedLibrary();
    addVisit(library);
    const first = makeBackup(library, null).file;
    const folder = dirname(first);
    const other = makeLibrary();
    addVisit(other);
    const foreign = join(folder, toBackupName({ library: 'test.unidb', version: 10, at: Date.UTC(2026, 4, 12) + 7 }));
    copyFileSync(makeBackup(other, null).file, foreign);
    const unreadable = join(
      folder,
      toBackupName({ library: 'test.unidb', version: 10, at: Date.UTC(2026, 4, 12) + 8 }),
    );
    writeFileSync(unreadable, 'who knows what this was');
    const stray = join(folder, 'test.unidb.bak');
    writeFileSync(stray, 'not by us');
    for (let count = 0; count < 13; count += 1) {
      turn(60_000);
      makeBackup(library, null);
    }
    const removed = pruneBackups(library, { folder: null, known }).map(({ file }) => file);
    expect(removed).toHaveLength(4);
    expect(removed).toContain(first);
    expect([foreign, unreadable, stray].every((file) => existsSync(file))).toBe(true);
    expect(list(library).filter(({ inspection }) => inspection.state === 'sound')).toHaveLength(10);
  });
});
