import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/error.ts';
import { channels } from '#ipc/channels.ts';
import { contract } from '#ipc/contract.ts';
import type { Handlers } from '#ipc/router.ts';
import { openDesk } from './support.ts';

const id = '01900000-0000-7000-8000-000000000000';

function handlersThat(act: (request: unknown) => never): Handlers {
  return Object.fromEntries(channels.map((channel) => [channel, act])) as unknown as Handlers;
}

const unreachable = handlersThat(() => {
  throw new Error('a handler ran');
});

describe('registerChannels', () => {
  it('listens to every channel of the contract and to nothing else', () => {
    const { listeners } = openDesk({ handlers: unreachable });
    expect([...listeners.keys()]).toEqual([...channels]);
    expect(Object.keys(contract)).toEqual([...channels]);
  });

  it.each(channels)('does not let a foreign page ask %s', async (channel) => {
    const { askAs, reports } = openDesk({ handlers: unreachable });
    expect(await askAs('foreign', channel)).toMatchObject({ ok: false, error: { code: 'UNTRUSTED_SENDER' } });
    expect(reports).toEqual([]);
  });

  it('refuses a request of the wrong shape and names the place, not the value', async () => {
    const { ask } = openDesk({ handlers: unreachable });
    const answer = await ask('getVisit', { inspectionId: '王芳', extra: 1 });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'INVALID_REQUEST', details: { issues: expect.any(Array) } },
    });
    expect(JSON.stringify(answer)).toContain('inspectionId');
    expect(JSON.stringify(answer)).not.toContain('王芳');
  });

  it('refuses more than one request at a time', async () => {
    const { ask } = openDesk({ handlers: unreachable });
    expect(await ask('getVisit', { inspectionId: id }, { inspectionId: id })).toMatchObject({
      error: { code: 'INVALID_REQUEST' },
    });
  });

  it('hands errors of the program over by code, without a trace', async () => {
    const handlers = handlersThat(() => {
      throw new AppError('NOT_FOUND', 'no such visit', { inspectionId: id });
    });
    const { ask, reports } = openDesk({ handlers });
    expect(await ask('getVisit', { inspectionId: id })).toEqual({
      ok: false,
      error: { code: 'NOT_FOUND', message: 'no such visit', details: { inspectionId: id } },
    });
    expect(reports).toEqual([]);
  });

  it('keeps what a mistake of ours says to the log', async () => {
    const mistake = new TypeError('/home/wangfang is undefined');
    const handlers = handlersThat(() => {
      throw mistake;
    });
    const { ask, reports } = openDesk({ handlers });
    const answer = await ask('getVisit', { inspectionId: id });
    expect(answer).toEqual({
      ok: false,
      error: { code: 'INTERNAL', message: 'getVisit failed', details: {}, traceId: reports[0]?.traceId },
    });
    expect(reports).toEqual([
      { channel: 'getVisit', traceId: expect.stringMatching(/^[0-9a-f-]{36}$/), error: mistake },
    ]);
  });

  it('logs the cause of an error that the system caused', async () => {
    const handlers = handlersThat(() => {
      throw new AppError('STORAGE_FULL', 'disk full', {}, new Error('SQLITE_FULL'));
    });
    const { ask, reports } = openDesk({ handlers });
    expect(await ask('getPack')).toMatchObject({ error: { code: 'STORAGE_FULL', traceId: reports[0]?.traceId } });
  });

  it('tells whoever waits when the handlers cannot be loaded', async () => {
    const { ask } = openDesk({ handlers: Promise.reject(new Error('broken')) });
    expect(await ask('getPack')).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  });

  it('notices an answer out of contract where that is asked for', async () => {
    const handlers = handlersThat(() => ({ enterpriseId: 'no id' }) as never);
    const request = { name: 'x', creditCode: null, regionCode: null, industryCode: null, address: null };
    const { ask, reports } = openDesk({ handlers });
    expect(await ask('createEnterprise', request)).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    expect(reports).toHaveLength(1);
    const { ask: askReleased } = openDesk({ handlers, validateResponses: false });
    expect(await askReleased('createEnterprise', request)).toMatchObject({ ok: true });
  });
});
