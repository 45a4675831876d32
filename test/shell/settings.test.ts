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
      secondInspector: { name: '', certificate: '' },
      backups: { everyHours: 2, folder: null },
      keys: { letters: true, enterGoesOn: true },
      folders: { exports: null, documents: null, exchange: null },
      calendar: { holidays: [], makeUpDays: [], years: [] },
      backupFailure: null,
      issuing: {
        name: '',
        address: '',
        phone: '',
        postcode: '',
        replyTo: '',
        signatory: '',
        patterns: {},
        replyDays: 15,
      },
      pictures: { longestSide: 2560, keepOriginal: false },
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

  it.each(['', '{', '[]', 'null', '7', '{"language":"fr","inspector":{"name":"","certificate":""}}'])(
    'falls back to the defaults on %s and keeps the damaged file',
    (content) => {
      writeFileSync(file, content);
      const settings = openSettings(file);
      expect(settings.get()).toEqual(defaultSettings);
      expect(settings.damaged).toBe(true);
      expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(content);
    },
  );

  it.each([
    ['secondInspector', { name: 7 }],
    ['backups', { everyHours: -1, folder: null }],
    ['keys', { letters: 'yes', enterGoesOn: true }],
    ['keys', null],
    ['folders', { exports: '', documents: null }],
    ['folders', '/media/usb'],
    ['calendar', { holidays: ['2026-02-30'], makeUpDays: [] }],
    ['calendar', { holidays: [], makeUpDays: 'none' }],
    ['calendar', { holidays: [], makeUpDays: [], years: ['all'] }],
    ['backupFailure', { libraryId: 'x', code: 'NO_SUCH', at: '' }],
    ['issuing', { name: 7 }],
    ['pictures', { longestSide: 'large' }],
    ['startLibrary', 'other'],
  ])('replaces a damaged %s by its default, keeps the rest, and keeps the damaged file', (part, value) => {
    const inspector = { name: '王芳', certificate: 'A-17' };
    const content = JSON.stringify({ language: 'en', inspector, [part]: value });
    writeFileSync(file, content);
    const settings = openSettings(file);
    expect(settings.get()).toEqual({ ...defaultSettings, language: 'en', inspector });
    expect(settings.damaged).toBe(true);
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(content);
  });

  it('reads past parts that it does not know', () => {
    const parts = { language: 'en', inspector: { name: '', certificate: '' }, cloud: { on: true } };
    writeFileSync(file, JSON.stringify(parts));
    const settings = openSettings(file);
    expect(settings.get()).toEqual({ ...defaultSettings, language: 'en' });
    expect(settings.damaged).toBe(false);
  });

  it('keeps days off and worked in order, each once', () => {
    const calendar = { holidays: ['2027-01-02', '2027-01-01', '2027-01-02'], makeUpDays: [], years: [2027] };
    writeFileSync(file, JSON.stringify({ ...defaultSettings, calendar }));
    expect(openSettings(file).get().calendar.holidays).toEqual(['2027-01-01', '2027-01-02']);
  });

  it('changes one key and one folder at a time', () => {
    const settings = openSettings(file);
    settings.save({ keys: { letters: false } });
    settings.save({ keys: { enterGoesOn: false } });
    settings.save({ folders: { exports: '/media/usb' } });
    settings.save({ folders: { documents: '/home/me' } });
    expect(openSettings(file).get()).toMatchObject({
      keys: { letters: false, enterGoesOn: false },
      folders: { exports: '/media/usb', documents: '/home/me', exchange: null },
    });
    settings.save({ folders: { exports: null } });
    expect(openSettings(file).get().folders).toEqual({ exports: null, documents: '/home/me', exchange: null });
  });

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
