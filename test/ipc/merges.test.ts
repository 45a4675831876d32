import { describe, expect, it } from 'vitest';
import { enterpriseInput, makeLibrary } from '../services/support/app-library.ts';
import { createLibraryHandlers, type Desk, openDesk } from './support.ts';

async function value(desk: Desk, channel: string, request?: unknown): Promise<unknown> {
  const answer = await desk.ask(channel, request);
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)} ${String(desk.reports[0]?.error)}`);
  return answer.value;
}

async function create(desk: Desk, name: string): Promise<string> {
  const created = (await value(desk, 'createEnterprise', { ...enterpriseInput, name })) as {
    readonly enterpriseId: string;
  };
  return created.enterpriseId;
}

describe('enterprises that were entered twice', () => {
  it('are found, looked at, merged and taken apart within the contract', async () => {
    const desk = openDesk({ handlers: createLibraryHandlers(makeLibrary()) });
    const into = await create(desk, '晨星电子有限公司');
    const typed = { name: '武汉晨星电子', creditCode: null, regionCode: '420106' };
    expect(await value(desk, 'findDuplicates', typed)).toMatchObject([
      { enterprise: { enterpriseId: into }, reason: 'same_core' },
    ]);
    const from = await create(desk, '武汉晨星电子');
    expect(await value(desk, 'scanDuplicates', { from: 0 })).toMatchObject({
      pairs: [{ reason: 'same_core' }],
      total: 2,
      next: null,
    });
    expect(await value(desk, 'previewMerge', { from, into })).toMatchObject({
      from: { fields: { name: '武汉晨星电子' } },
    });
    expect(await value(desk, 'mergeEnterprises', { from, into, take: ['name'] })).toMatchObject({
      enterprise: { enterpriseId: into, name: '武汉晨星电子' },
      merged: [{ enterpriseId: from }],
    });
    expect(await value(desk, 'unmergeEnterprise', { enterpriseId: from })).toBeNull();
    expect(await value(desk, 'getEnterprise', { enterpriseId: into })).toMatchObject({
      enterprise: { name: '晨星电子有限公司' },
      merged: [],
    });
  });

  it('are refused with a code, and asked for in no other shape', async () => {
    const desk = openDesk({ handlers: createLibraryHandlers(makeLibrary()) });
    const id = await create(desk, '晨星电子有限公司');
    const codes = await Promise.all(
      (
        [
          ['mergeEnterprises', { from: id, into: id, take: [] }],
          ['unmergeEnterprise', { enterpriseId: id }],
          ['mergeEnterprises', { from: id, into: id, take: ['deleted'] }],
          ['scanDuplicates', { from: -1 }],
        ] as const
      ).map(async ([channel, request]) => {
        const answer = await desk.ask(channel, request);
        return answer.ok ? 'ok' : answer.error.code;
      }),
    );
    expect(codes).toEqual(['ENTERPRISE_SAME', 'ENTERPRISE_NOT_MERGED', 'INVALID_REQUEST', 'INVALID_REQUEST']);
  });
});
