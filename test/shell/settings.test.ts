import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings, openSettings } from '../../electron/shell/settings.ts';

let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  file = join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('openSettings', () => {
  it('begins in simplified Chinese without an inspector', () => {
    const settings = openSettings(file);
    expect(settings.get()).toEqual({
      language: 'zh-Hans',
      inspector: { name: '', certificate: '' },
      backups: { everyHours: 2, folder: null },
      startLibrary: 'own',
    });
    expect(settings.damaged).toBe(false);
    expect(existsSync(file)).toBe(false);
  });

  it('keeps what was saved for the next start, one part at a time', () => {
    const inspector = { name: '王芳', certificate: 'A-17' };
    openSettings(file).save({ language: 'en' });
    openSettings(file).save({ inspector });
    expect(openSettings(file).get()).toEqual({ ...defaultSettings, language: 'en', inspector });
  });

  it.each(['', '{', '[]', 'null', '{"language":"fr","inspector":{"name":"","certificate":""}}', '{"language":"en"}'])(
    'falls back to the defaults on %s and keeps the damaged file',
    (content) => {
      writeFileSync(file, content);
      const settings = openSettings(file);
      expect(settings.get()).toEqual(defaultSettings);
      expect(settings.damaged).toBe(true);
      expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(content);
    },
  );

  it('changes nothing when the change cannot be stored', () => {
    const settings = openSettings(join(folder, 'none', 'settings.json'));
    const listener = vi.fn();
    settings.onChange(listener);
    expect(() => settings.save({ language: 'en' })).toThrow(expect.objectContaining({ code: 'STORAGE_REFUSED' }));
    expect(settings.get().language).toBe('zh-Hans');
    expect(listener).not.toHaveBeenCalled();
  });

  it('reads settings of a version that knew no backups', () => {
    writeFileSync(file, '{"language":"en","inspector":{"name":"","certificate":""}}');
    expect(openSettings(file).get()).toEqual({ ...defaultSettings, language: 'en' });
  });

  it('changes one part of the backups at a time', () => {
    const settings = openSettings(file);
    settings.save({ backups: { folder: '/media/usb' } });
    settings.save({ backups: { everyHours: 0 } });
    expect(openSettings(file).get().backups).toEqual({ everyHours: 0, folder: '/media/usb' });
    settings.save({ backups: { folder: null } });
    expect(openSettings(file).get().backups).toEqual({ everyHours: 0, folder: null });
  });

  it('is new until something is saved', () => {
    const settings = openSettings(file);
    expect(settings.isNew()).toBe(true);
    settings.save({ language: 'en' });
    expect([settings.isNew(), openSettings(file).isNew()]).toEqual([false, false]);
  });

  it('tells listeners of a change', () => {
    const settings = openSettings(file);
    const listener = vi.fn();
    settings.onChange(listener);
    settings.save({ language: 'zh-Hant' });
    expect(listener).toHaveBeenCalledExactlyOnceWith({ ...defaultSettings, language: 'zh-Hant' });
  });
});
