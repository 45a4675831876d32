import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/error.ts';
import { channels } from '#ipc/channels.ts';
import { contract } from '#ipc/contract.ts';
import { getInspectorName } from '#services/library.ts';
import { countRows, enterpriseInput, makeCreditCode, makeLibrary, makeVisit } from '../services/support/app-library.ts';
import { createLibraryHandlers, type Desk, openDesk } from './support.ts';

async function value(desk: Desk, channel: string, request?: unknown): Promise<Record<string, unknown>> {
  const answer = await desk.ask(channel, request);
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)} ${String(desk.reports[0]?.error)}`);
  return answer.value as Record<string, unknown>;
}

const list = { search: '', sort: 'name', descending: false, show: 'all', offset: 0, limit: 50 };

describe('the handlers', () => {
  it('answer every channel within the contract', async () => {
    const library = makeLibrary();
    const desk = openDesk({ handlers: createLibraryHandlers(library) });
    const { enterpriseId } = await value(desk, 'createEnterprise', {
      ...enterpriseInput,
      creditCode: makeCreditCode(1),
    });
    const visit = {
      enterpriseId,
      date: '2026-05-12',
      kind: 'first',
      inspectors: [{ name: '王芳', certificate: 'A-17' }],
    };
    const { inspectionId } = await value(desk, 'createVisit', visit);
    const answers = {
      employees_total: { value: 230 },
      chair_concurrent_admin: { value: [] },
      members_with_card: { state: 'unknown' },
    };
    await value(desk, 'saveAnswers', { inspectionId, answers });
    await value(desk, 'saveNote', { inspectionId, fact: 'members_total', note: '待补' });
    await value(desk, 'undo', { inspectionId });
    await value(desk, 'redo', { inspectionId });
    await value(desk, 'saveVisitDetails', { inspectionId, kind: 'follow_up' });
    await value(desk, 'updateEnterprise', { ...enterpriseInput, enterpriseId, regionCode: '310115' });
    expect(await value(desk, 'getEnterprise', { enterpriseId })).toMatchObject({
      visits: [{ inspectionId, kind: 'follow_up' }],
    });
    expect(await value(desk, 'getVisit', { inspectionId })).toMatchObject({
      answers: { ...answers, members_total: { note: '待补' } },
    });
    expect(await value(desk, 'getHistory', { inspectionId, fact: 'employees_total' })).toHaveLength(1);
    expect(await value(desk, 'listEnterprises', list)).toMatchObject({
      total: 1,
      rows: [{ employees: 230, regionCode: '310115' }],
    });
    expect(await value(desk, 'getStatistics', { region: '31' })).toMatchObject({ population: 1 });
    expect(await value(desk, 'getVerdictSummary')).toMatchObject({ visits: 1 });
    expect(await value(desk, 'getPack')).toMatchObject({ id: 'cn-enterprise-union' });
    expect(await value(desk, 'getSession')).toMatchObject({
      library: { enterprises: 1 },
      settings: { language: 'en' },
    });
    expect(await value(desk, 'saveSettings', { language: 'zh-Hant' })).toMatchObject({ language: 'zh-Hant' });
    expect(desk.reports).toEqual([]);
  });

  it('make, list and look into backups, and refuse names that are no backups', async () => {
    const library = makeLibrary();
    makeVisit(library);
    const desk = openDesk({ handlers: createLibraryHandlers(library) });
    const { name } = await value(desk, 'backUpNow');
    expect(await value(desk, 'listBackups')).toMatchObject({ backups: [{ name, holds: { visits: 1 } }] });
    expect(await value(desk, 'previewBackup', { name })).toMatchObject({ now: { visits: 1 } });
    expect(await value(desk, 'findRecovery')).toMatchObject({ backup: { name } });
    expect(await value(desk, 'getBackupState')).toEqual({ failure: null });
    for (const channel of ['previewBackup', 'restoreBackup']) {
      expect(await desk.ask(channel, { name: '../library.unidb' })).toMatchObject({ error: { code: 'NOT_FOUND' } });
    }
    expect(desk.reports).toEqual([]);
  });

  it('write under the name of the inspector of the settings', async () => {
    const library = makeLibrary();
    const desk = openDesk({ handlers: createLibraryHandlers(library) });
    const { inspectionId } = makeVisit(library);
    await value(desk, 'saveSettings', { inspector: { name: '李明', certificate: 'B-2' } });
    expect(getInspectorName(library)).toBe('李明');
    await value(desk, 'saveAnswers', { inspectionId, answers: { employees_total: { value: 1 } } });
    expect(await value(desk, 'getHistory', { inspectionId, fact: 'employees_total' })).toMatchObject([
      { author: '李明' },
    ]);
  });

  it('speak the language of the settings', async () => {
    const library = makeLibrary();
    const desk = openDesk({ handlers: createLibraryHandlers(library) });
    const { inspectionId } = makeVisit(library);
    const english = JSON.stringify((await value(desk, 'getVisit', { inspectionId }))['assessment']);
    await value(desk, 'saveSettings', { language: 'zh-Hans' });
    const chinese = JSON.stringify((await value(desk, 'getVisit', { inspectionId }))['assessment']);
    expect(english).toContain('"reason":"Cannot be decided yet');
    expect(chinese).toContain('"reason":"尚不能判定');
  });

  it('say why the library did not open', async () => {
    const damaged = Promise.reject(new AppError('FILE_DAMAGED', 'damaged'));
    const desk = openDesk({ handlers: createLibraryHandlers(damaged) });
    expect(await desk.ask('getSession')).toMatchObject({ ok: false, error: { code: 'FILE_DAMAGED' } });
    expect(await desk.ask('listEnterprises', list)).toMatchObject({ ok: false, error: { code: 'FILE_DAMAGED' } });
  });
});

/** Says whether a channel is asked without a request. */
function takesNothing(request: { safeParse: (value: unknown) => { success: boolean } }): boolean {
  return request.safeParse(undefined).success;
}

describe('hostile requests', () => {
  // What takes no request, or an empty one, is rightly answered when garbage happens to be nothing at all.
  const reading = new Set(['getStatistics', ...channels.filter((channel) => takesNothing(contract[channel].request))]);
  // Requests that are none: whatever comes, nothing may be written and nothing may be a mistake of ours.
  const garbage = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, maxDepth: 4 }),
    fc.record(
      {
        inspectionId: fc.oneof(fc.uuid(), fc.string(), fc.constantFrom('../x', "' OR 1=1 --")),
        enterpriseId: fc.oneof(fc.uuid(), fc.anything()),
        answers: fc.oneof(fc.dictionary(fc.string({ maxLength: 70 }), fc.anything()), fc.anything()),
        fact: fc.string({ maxLength: 80 }),
        note: fc.oneof(fc.string(), fc.constant('x'.repeat(3000)), fc.anything()),
        date: fc.oneof(fc.string(), fc.constant('2026-02-31')),
        name: fc.oneof(fc.string(), fc.constant('x'.repeat(500))),
        search: fc.string(),
        limit: fc.oneof(fc.integer(), fc.double()),
        __proto__: fc.anything(),
      },
      { requiredKeys: [] },
    ),
  );

  it.each(channels.filter((channel) => !reading.has(channel)))(
    'to %s change nothing and are answered with a failure',
    async (channel) => {
      const library = makeLibrary();
      makeVisit(library);
      const desk = openDesk({ handlers: createLibraryHandlers(library) });
      const before = countRows(library);
      await fc.assert(
        fc.asyncProperty(garbage.filter(isCloneable), async (request) => {
          const answer = await desk.ask(channel, request);
          if (answer.ok) return channel === 'saveSettings' && isEmptyObject(request);
          return answer.error.code !== 'INTERNAL';
        }),
        { numRuns: 150 },
      );
      expect(countRows(library)).toEqual(before);
      expect(desk.reports).toEqual([]);
    },
  );

  it('about a visit that is there change nothing', async () => {
    const library = makeLibrary();
    const ids = makeVisit(library);
    const desk = openDesk({ handlers: createLibraryHandlers(library) });
    const before = countRows(library);
    const fact = fc.oneof(fc.constantFrom('employees_total', 'union_type', 'toString', '__proto__'), fc.string());
    const answer = fc.oneof(
      fc.record({
        value: fc.oneof(fc.constantFrom(-1, 0.5, Number.NaN, 1e300, '12', ['x']), fc.string({ minLength: 1 })),
      }),
      fc.record({ state: fc.constantFrom('none', 'open', '') }),
      fc.anything(),
    );
    const request = fc.oneof(
      fc.record({
        channel: fc.constant('saveAnswers'),
        answers: fc.dictionary(
          fact,
          answer.filter((value) => value !== null),
        ),
      }),
      fc.record({
        channel: fc.constant('saveNote'),
        fact,
        note: fc.constantFrom('\u0000', '\ud800', 'x'.repeat(2001), 5),
      }),
      fc.record({
        channel: fc.constant('saveVisitDetails'),
        date: fc.constantFrom('2026-02-31', '0000-01-01', '2026-5-1', ''),
      }),
      fc.record({ channel: fc.constant('getHistory'), fact: fc.string() }),
      fc.record({ channel: fc.constantFrom('undo', 'redo') }),
    );
    await fc.assert(
      fc.asyncProperty(request.filter(isCloneable), async ({ channel, ...rest }) => {
        const reply = await desk.ask(channel, { inspectionId: ids.inspectionId, ...rest });
        return !reply.ok && reply.error.code !== 'INTERNAL';
      }),
      { numRuns: 400 },
    );
    expect(countRows(library)).toEqual(before);
    expect(desk.reports).toEqual([]);
  });
});

function isCloneable(request: unknown): boolean {
  try {
    structuredClone(request);
    return true;
  } catch {
    return false;
  }
}

function isEmptyObject(request: unknown): boolean {
  return typeof request === 'object' && request !== null && Object.keys(request).length === 0;
}
