import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInPackDocument } from '#rules/packs/cn-enterprise-union/index.ts';
import { findObject } from '#services/import/parse-fields.ts';
import { write } from '#services/journal.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { makeFolder, makeLibrary, makeRecord, run, toDocument, writeText } from './run.ts';

const error = (code: string): unknown => ({
  error: { code, message: expect.any(String), details: expect.any(Object) },
});

describe('the command line', () => {
  it('wants a command that it knows', async () => {
    expect(await run()).toMatchObject({ status: 2, json: error('USAGE') });
    expect(await run('destroy')).toMatchObject({ status: 2, json: error('USAGE') });
  });

  it.each([
    ['create'],
    ['import', 'library'],
    ['stats', 'library', 'more'],
    ['check', '--colour'],
    ['dump', '--inspector', 'x'],
    ['check', 'library', '--lang', 'fr'],
  ])('refuses wrong usage: %s', async (...argv) => {
    expect(await run(...argv)).toMatchObject({ status: 2, json: error('USAGE') });
  });

  it('lists the commands in Chinese and English and writes no document for it', async () => {
    const { status, stdout, stderr } = await run('--help');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    for (const word of ['import LIBRARY FILE', '导入', 'records from JSON, XLSX or CSV', 'content-hash'])
      expect(stderr).toContain(word);
  });

  it('does not find a library that is not there, and makes none', async () => {
    const folder = makeFolder();
    const missing = path.join(folder, 'missing.unidb');
    for (const command of ['stats', 'check', 'dump', 'verify', 'content-hash', 'conflicts']) {
      expect(await run(command, missing)).toMatchObject({ status: 2, json: error('NOT_FOUND') });
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves a file that is no library as it is', async () => {
    const folder = makeFolder();
    const file = writeText(
      folder,
      'notes.unidb',
      'no library, but long enough to be read as a header of one hundred bytes: '.repeat(3),
    );
    const before = readFileSync(file);
    for (const argv of [
      ['stats', file],
      ['import', file, file],
      ['sample', 'survey-206', file],
      ['verify', file],
    ]) {
      expect(await run(...argv)).toMatchObject({ status: 3, json: error('FILE_NOT_OURS') });
    }
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['notes.unidb']);
  });
});

describe('create', () => {
  it('makes a library and never replaces a file', async () => {
    const file = path.join(makeFolder(), 'new.unidb');
    expect(await run('create', file, '--inspector', '林示例')).toMatchObject({
      status: 0,
      json: { library: expect.stringMatching(/^[0-9a-f-]{36}$/), device: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(await run('create', file)).toMatchObject({ status: 2, json: error('FILE_EXISTS') });
  });
});

describe('check', () => {
  it('prints every verdict of every visit, and totals that add up', async () => {
    const { folder, file } = await makeLibrary();
    await run(
      'import',
      file,
      writeText(folder, 'a.json', toDocument(makeRecord(), makeRecord({ inspection: { date: '2026-06-01' } }))),
    );
    const { status, json } = await run('check', file);
    expect(status).toBe(0);
    expect(json).toMatchObject({
      pack: { id: 'cn-enterprise-union', version: expect.any(String), hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      inspections: [
        { verdicts: { length: 85 }, enterprise: { credit_code: '91310115XN2006001A' } },
        { verdicts: { length: 85 } },
      ],
    });
    const { totals } = json as { readonly totals: Readonly<Record<string, number>> };
    expect(Object.keys(totals).sort()).toEqual(['error', 'gap', 'not_applicable', 'pass', 'unknown']);
    expect(Object.values(totals).reduce((sum, count) => sum + count, 0)).toBe(170);
  });

  it('takes one visit, another pack and another language', async () => {
    const { folder, file } = await makeLibrary();
    const id = '0190b6c0-0000-7000-8000-000000000002';
    await run(
      'import',
      file,
      writeText(
        folder,
        'a.json',
        toDocument(
          makeRecord({ inspection: { id, date: '2026-05-12' } }),
          makeRecord({ inspection: { date: '2026-06-01' } }),
        ),
      ),
    );
    const rules = builtInPackDocument.rules.slice(0, 3);
    const pack = writeText(folder, 'pack.json', JSON.stringify({ ...builtInPackDocument, id: 'three', rules }));
    const { json } = await run('check', file, '--pack', pack, '--inspection', id, '--lang', 'en');
    expect(json).toMatchObject({ pack: { id: 'three' }, inspections: [{ id, verdicts: { length: 3 } }] });
    expect(await run('check', file, '--inspection', id.replace(/2$/, '9'))).toMatchObject({
      status: 2,
      json: error('NOT_FOUND'),
    });
  });

  it('refuses a pack with mistakes and names their places', async () => {
    const { folder, file } = await makeLibrary();
    const rules = [{ ...findObject(builtInPackDocument.rules[0]), gapWhen: { fact: 'no_such_fact', in: ['yes'] } }];
    const pack = writeText(folder, 'pack.json', JSON.stringify({ ...builtInPackDocument, rules }));
    expect(await run('check', file, '--pack', pack)).toMatchObject({
      status: 2,
      json: {
        error: {
          code: 'PACK_INVALID',
          details: {
            issues: expect.arrayContaining([
              expect.objectContaining({ code: 'UNKNOWN_FACT', path: 'rules[0].gapWhen.fact' }),
            ]),
          },
        },
      },
    });
    expect(await run('check', file, '--pack', path.join(folder, 'none.json'))).toMatchObject({
      status: 2,
      json: error('NOT_FOUND'),
    });
    expect(await run('check', file, '--pack', writeText(folder, 'text.json', 'text'))).toMatchObject({
      status: 2,
      json: error('PACK_INVALID'),
    });
  });
});

describe('stats', () => {
  it('counts the sample as printed and filters it', async () => {
    const { file } = await makeLibrary();
    await run('sample', 'survey-206', file);
    const { json } = await run('stats', file);
    expect(json).toMatchObject({
      population: 206,
      bases: { enterprises: 206, enterprises_200_plus: 93, officers: 1169 },
      figures: {
        length: 64,
        0: { id: 'member_card_not_issued', base: 206, count: 82, unknown: 0, percent: 39.8, low: 39.8, high: 39.8 },
      },
    });
    const sizes = ['1-24', '25-99', '100-199', '200-299', '300+'];
    const populations = await Promise.all(
      sizes.map(
        async (size) => (await run('stats', file, '--where', `size=${size}`)).json as { readonly population: number },
      ),
    );
    expect(populations.map(({ population }) => population)).toEqual([14, 57, 42, 40, 53]);
    expect(await run('stats', file, '--where', 'from=2007-01-01')).toMatchObject({ json: { population: 0 } });
    expect(await run('stats', file, '--where', 'mood=good')).toMatchObject({ status: 2, json: error('USAGE') });
  });

  it('looks at the latest visit only', async () => {
    const { folder, file } = await makeLibrary();
    const visits = ['2026-05-12', '2026-06-01'].map((date, index) =>
      makeRecord({ inspection: { date }, facts: { members_with_card: index } }),
    );
    await run('import', file, writeText(folder, 'a.json', toDocument(...visits)));
    expect((await run('stats', file)).json).toMatchObject({ population: 1, figures: { 0: { count: 0 } } });
    expect((await run('stats', file, '--where', 'to=2026-05-31')).json).toMatchObject({
      population: 1,
      figures: { 0: { count: 1 } },
    });
  });
});

describe('sample', () => {
  it('makes the library and fills only an empty one', async () => {
    const file = path.join(makeFolder(), 'sample.unidb');
    expect(await run('sample', 'survey-206', file)).toMatchObject({ status: 0, json: { records: 206 } });
    expect(await run('sample', 'survey-206', file)).toMatchObject({ status: 2, json: error('INVALID_REQUEST') });
    expect(await run('sample', 'survey-207', file)).toMatchObject({ status: 2, json: error('USAGE') });
    expect(await run('verify', file)).toMatchObject({
      status: 0,
      json: { integrity: 'ok', history: 'ok', seals: [], problems: [] },
    });
  });
});

describe('conflicts and verify', () => {
  it('has nothing to show in a library of one device', async () => {
    const { file } = await makeLibrary();
    expect(await run('conflicts', file)).toMatchObject({ status: 0, json: [] });
  });

  it('ends with 1 where the history was changed by hand', async () => {
    const { folder, file } = await makeLibrary();
    await run('import', file, writeText(folder, 'a.json', toDocument(makeRecord())));
    const library = openLibrary({ file, access: 'write' });
    library.db.prepare("UPDATE changes SET author = 'somebody else' WHERE seq = 1").run();
    closeLibrary(library);
    expect(await run('verify', file)).toMatchObject({
      status: 1,
      json: { history: 'broken', problems: { 0: expect.any(Object) } },
    });
  });

  it('reads while a window has the library open', async () => {
    const { folder, file } = await makeLibrary();
    const records = writeText(folder, 'a.json', toDocument(makeRecord()));
    await run('import', file, records);
    const library = openLibrary({ file, access: 'write' });
    write(library, [{ table: 'enterprises', row: library.newId(), set: { name: '示例·第二厂' } }]);
    expect(await run('dump', file)).toMatchObject({ status: 0, json: { records: { length: 2 } } });
    closeLibrary(library);
  });
});
