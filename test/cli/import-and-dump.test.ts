import path from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { makeLibrary, makeRecord, run, toDocument, writeText } from './run.ts';

const error = (code: string): unknown => ({
  error: { code, message: expect.any(String), details: expect.any(Object) },
});

describe('import', () => {
  it('takes records in, and again without a change', async () => {
    const { folder, file } = await makeLibrary();
    const records = writeText(folder, 'records.json', toDocument(makeRecord()));
    expect(await run('import', file, records, '--dry-run')).toMatchObject({ status: 0, json: { read: 1, created: 1 } });
    expect(await run('import', file, records)).toMatchObject({
      status: 0,
      json: { read: 1, created: 1, updated: 0, unchanged: 0, rejected: [] },
    });
    expect(await run('import', file, records)).toMatchObject({
      status: 0,
      json: { read: 1, created: 0, updated: 0, unchanged: 1, rejected: [] },
    });
  });

  it('ends with 1 where a record is rejected, and writes nothing', async () => {
    const { folder, file } = await makeLibrary();
    const { json: before } = await run('content-hash', file);
    const wrong = makeRecord({ inspection: { date: '2026-05-13' }, facts: { employees_total: 'many' } });
    const records = writeText(folder, 'records.json', toDocument(makeRecord(), wrong));
    expect(await run('import', file, records)).toMatchObject({
      status: 1,
      json: {
        read: 2,
        created: 0,
        rejected: [{ record: 1, fact: 'employees_total', code: 'WRONG_TYPE', message: expect.any(String) }],
      },
      stderr: expect.stringContaining('record 1: employees_total'),
    });
    expect((await run('content-hash', file)).json).toEqual(before);
  });

  it.each([
    ['broken JSON', '{"format":'],
    ['another format', '{"format":"union-records/2","records":[]}'],
    ['no records', '{"format":"union-records/1"}'],
    ['a list', '[]'],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 0x03, 0x04)],
  ])('does not read %s', async (_name, content) => {
    const { folder, file } = await makeLibrary();
    expect(await run('import', file, writeText(folder, 'records', content))).toMatchObject({
      status: 3,
      json: error('IMPORT_UNREADABLE'),
    });
  });

  it('takes a template that was filled in, and names the cells that it cannot take', async () => {
    const { folder, file } = await makeLibrary();
    const template = path.join(folder, '模板.xlsx');
    expect(await run('template', template, '--lang', 'zh-Hans')).toMatchObject({
      status: 0,
      json: { file: template, examples: 2 },
    });
    expect(await run('import', file, template)).toMatchObject({
      status: 0,
      json: { read: 2, created: 2, rejected: [] },
    });
    const workbook = await writeXlsxFile([
      ['企业名称', '检查日期', '职工总数'],
      ['示例三厂', '2026-05-12', { type: 'Formula', value: '=1+1' }],
    ]).toBuffer();
    expect(await run('import', file, writeText(folder, '公式.xlsx', workbook))).toMatchObject({
      status: 1,
      json: { created: 0, rejected: [{ record: 0, fact: 'employees_total', code: 'FORMULA', row: 2, column: 'C' }] },
      stderr: expect.stringContaining('record 0 (cell C2): employees_total'),
    });
  });

  it('does not find a file of records that is not there', async () => {
    const { folder, file } = await makeLibrary();
    expect(await run('import', file, path.join(folder, 'missing.json'))).toMatchObject({
      status: 2,
      json: error('NOT_FOUND'),
    });
  });

  it('reads the same from a table as from a document', async () => {
    const [first, second] = [await makeLibrary(), await makeLibrary()];
    const id = '0190b6c0-0000-7000-8000-00000000000';
    const record = makeRecord({
      enterprise: {
        id: `${id}1`,
        name: '示例·晨禾机械（虚构）有限公司',
        credit_code: '91310115XN2006001A',
        region_code: '310115',
      },
      inspection: {
        id: `${id}2`,
        date: '2026-05-12',
        kind: 'follow_up',
        inspectors: [{ name: '林示例', certificate: '007' }],
      },
    });
    const table = [
      '企业编号,企业名称,统一社会信用代码,行政区划代码,检查编号,检查日期,检查类型,检查人一,检查人一证件号,职工总数,女职工委员会,主席兼任行政职务',
      `${id}1,示例·晨禾机械（虚构）有限公司,91310115XN2006001A,310115,${id}2,2026/5/12,复查,林示例,007,230,未设,人力资源（劳资）部门负责人`,
    ].join('\r\n');
    expect(await run('import', first.file, writeText(first.folder, 'a.json', toDocument(record)))).toMatchObject({
      json: { created: 1 },
    });
    expect(
      await run('import', second.file, writeText(second.folder, 'a.csv', iconv.encode(table, 'gb18030'))),
    ).toMatchObject({ json: { created: 1 } });
    expect((await run('content-hash', second.file)).json).toEqual((await run('content-hash', first.file)).json);
  });

  it('names a head that it does not know', async () => {
    const { folder, file } = await makeLibrary();
    const table = writeText(folder, 'a.csv', '企业名称,检查日期,职工人头\n示例一厂,2026-05-12,3\n');
    expect(await run('import', file, table)).toMatchObject({
      status: 1,
      json: { rejected: [{ record: 0, fact: '职工人头', code: 'UNKNOWN_FACT' }] },
    });
  });
});

describe('dump', () => {
  it('carries the content to another library', async () => {
    const [first, second] = [await makeLibrary(), await makeLibrary()];
    await run('sample', 'survey-206', first.file);
    const { status, stdout } = await run('dump', first.file);
    expect(status).toBe(0);
    expect(await run('import', second.file, writeText(second.folder, 'dump.json', stdout))).toMatchObject({
      json: { read: 206, created: 206 },
    });
    expect((await run('content-hash', second.file)).json).toEqual((await run('content-hash', first.file)).json);
  });

  it('is a document also where there is nothing', async () => {
    const { file } = await makeLibrary();
    expect((await run('dump', file)).json).toEqual({ format: 'union-records/1', records: [] });
  });
});
