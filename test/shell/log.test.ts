import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#domain/error.ts';
import { describeError, openLog } from '../../electron/shell/log.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('openLog', () => {
  it('writes one JSON line per event', () => {
    const file = join(folder, 'logs', 'x.log');
    const log = openLog({ file, now: () => new Date(0) });
    log.info('start', { version: '1' });
    log.error('request', new AppError('INTERNAL', 'broken'), { traceId: 't' });
    const lines = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines[0]).toEqual({ time: '1970-01-01T00:00:00.000Z', level: 'info', event: 'start', version: '1' });
    expect(lines[1]).toMatchObject({
      level: 'error',
      event: 'request',
      traceId: 't',
      code: 'INTERNAL',
      message: 'broken',
    });
  });

  it('never grows beyond its files', () => {
    const file = join(folder, 'x.log');
    const log = openLog({ file, maxBytes: 300, keep: 2 });
    for (let count = 0; count < 60; count += 1) log.info('event', { count });
    expect(existsSync(`${file}.1`) && existsSync(`${file}.2`)).toBe(true);
    expect(existsSync(`${file}.3`)).toBe(false);
    for (const name of [file, `${file}.1`, `${file}.2`]) expect(statSync(name).size).toBeLessThan(400);
    expect(readFileSync(file, 'utf8') + readFileSync(`${file}.1`, 'utf8')).toContain('"count":59');
  });

  it('does not stop the work when it cannot write', () => {
    const inTheWay = join(folder, 'a-file');
    writeFileSync(inTheWay, '');
    const log = openLog({ file: join(inTheWay, 'logs', 'x.log') });
    expect(() => log.info('start')).not.toThrow();
  });
});

describe('describeError', () => {
  it('leaves out the message of an error that may quote what was typed', () => {
    const described = describeError(Object.assign(new Error('王芳 is not a number'), { code: 'X' }));
    expect(JSON.stringify(described)).not.toContain('王芳');
    expect(described).toMatchObject({ error: 'Error', code: 'X' });
  });

  it('leaves out the message of JSON that did not parse', () => {
    try {
      JSON.parse('王芳');
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify(describeError(error))).not.toContain('王芳');
    }
  });

  it.each(['/home/wangfang/data/x.unidb', 'C:\\Users\\wangfang\\x.unidb', 'file:///home/wangfang/main.js'])(
    'leaves out the folders of %s',
    (path) => {
      const described = describeError(new AppError('STORAGE_REFUSED', `cannot open ${path}`));
      expect(JSON.stringify(described)).not.toContain('wangfang');
      expect(described['message']).toMatch(/^cannot open (x\.unidb|main\.js)$/);
    },
  );

  it('keeps the places in the code without their folders', () => {
    const { stack } = describeError(new TypeError('x is undefined'));
    expect(stack).toContain('log.test.ts');
    expect(stack).not.toContain(import.meta.dirname);
  });

  it('takes anything that was thrown', () => {
    expect(describeError('王芳')).toEqual({ error: 'string' });
  });
});
