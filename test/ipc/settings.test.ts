import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listDeviceNames } from '#db/repositories/devices.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { makeLibrary, makeVisit } from '../services/support/app-library.ts';
import { type ChosenFiles, createLibraryHandlers, openDesk } from './support.ts';

function open(files: ChosenFiles = {}) {
  const library = makeLibrary();
  const desk = openDesk({ handlers: createLibraryHandlers(library, files) });
  return { library, desk };
}

function toFile(content: string): string {
  const file = join(makeTemporaryFolder(), 'days.json');
  writeFileSync(file, content);
  return file;
}

describe('renameDevice', () => {
  it('names the device in the library, the session and the history, also of what it wrote before', async () => {
    const { library, desk } = open();
    const { inspectionId } = makeVisit(library);
    await desk.ask('saveAnswers', { inspectionId, answers: { employees_total: { value: 1 } } });
    expect(await desk.ask('renameDevice', { name: '  二号机 ' })).toEqual({ ok: true, value: { name: '二号机' } });
    expect(listDeviceNames(library.db).get(library.device.id)).toBe('二号机');
    expect(await desk.ask('getSession')).toMatchObject({ value: { library: { deviceName: '二号机' } } });
    const history = await desk.ask('getHistory', { inspectionId, fact: 'employees_total' });
    expect(history).toMatchObject({ value: [{ device: '二号机' }] });
  });

  it.each(['', '   ', 'x'.repeat(101)])('refuses %j', async (name) => {
    const { library, desk } = open();
    expect(await desk.ask('renameDevice', { name })).toMatchObject({ error: { code: 'INVALID_REQUEST' } });
    expect(library.device.name).toBe('laptop');
  });
});

describe('chooseFolder', () => {
  it('keeps the folder that the system was told, for its purpose alone', async () => {
    const { desk } = open({ folder: '/media/usb' });
    expect(await desk.ask('chooseFolder', { purpose: 'exports' })).toMatchObject({
      value: { folders: { exports: '/media/usb', documents: null } },
    });
    expect(await desk.ask('saveSettings', { folders: { exports: null } })).toMatchObject({
      value: { folders: { exports: null } },
    });
  });

  it('changes nothing where nothing was chosen, and takes no folder from the window', async () => {
    const { desk } = open();
    expect(await desk.ask('chooseFolder', { purpose: 'documents' })).toMatchObject({
      value: { folders: { exports: null, documents: null } },
    });
    expect(await desk.ask('saveSettings', { folders: { exports: '/etc' } })).toMatchObject({
      error: { code: 'INVALID_REQUEST' },
    });
  });
});

describe('importCalendar', () => {
  it('adds the days of a file; what it says of a day takes the place of what was said before', async () => {
    const content = { holidays: ['2027-01-02', '2027-01-01'], makeUpDays: ['2027-02-06'], years: [2027] };
    const { desk } = open({ calendarFile: toFile(`\uFEFF${JSON.stringify(content)}`) });
    await desk.ask('saveSettings', { calendar: { holidays: ['2026-06-01', '2027-02-06'], makeUpDays: [] } });
    expect(await desk.ask('importCalendar')).toMatchObject({
      value: {
        outcome: 'added',
        added: 2,
        settings: {
          calendar: { holidays: ['2026-06-01', '2027-01-01', '2027-01-02'], makeUpDays: ['2027-02-06'], years: [2027] },
        },
      },
    });
  });

  it.each([
    '',
    '[]',
    '{"holidays":["2027-02-30"],"makeUpDays":[]}',
    '{"holidays":["2027-01-01"]}',
    '{"holidays":[7],"makeUpDays":[]}',
    `{"holidays":[],"makeUpDays":[]${' '.repeat(1_100_000)}}`,
  ])('takes nothing from a file that is none (%#)', async (content) => {
    const { desk } = open({ calendarFile: toFile(content) });
    expect(await desk.ask('importCalendar')).toMatchObject({
      value: { outcome: 'unreadable', added: 0, settings: { calendar: { holidays: [], makeUpDays: [] } } },
    });
  });

  it('says that a file cannot be read, and nothing where none was chosen', async () => {
    expect(await open({ calendarFile: '/nowhere/days.json' }).desk.ask('importCalendar')).toMatchObject({
      value: { outcome: 'unreadable' },
    });
    expect(await open().desk.ask('importCalendar')).toMatchObject({ value: { outcome: 'cancelled' } });
  });
});
