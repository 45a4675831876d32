import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { addVisit, makeLibrary, setAnswer } from '../support/test-library.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { createLibraryHandlers, openDesk } from './support.ts';

type Chosen = { readonly files: readonly { readonly token: string }[] };
type Conflicts = { readonly lines: readonly Readonly<Record<'table' | 'row' | 'field', string>>[] };

it('takes a file from the dialog to a decided conflict and back, and its path never crosses', async () => {
  const colleague = makeLibrary({ inspectorName: '李同行', deviceName: '笔记本' });
  const visit = addVisit(colleague, { employees_total: { value: 300 } });
  closeLibrary(colleague);
  const library = makeLibrary();
  const desk = openDesk({ handlers: createLibraryHandlers(library, { mergeFiles: [colleague.file] }) });
  const answers: unknown[] = [];
  const ask = async (channel: string, request?: unknown): Promise<unknown> => {
    const answer = await desk.ask(channel, request);
    answers.push(answer);
    return answer.ok ? answer.value : answer.error;
  };
  const merge = async (): Promise<unknown> => {
    const { files } = (await ask('chooseMergeFiles')) as Chosen;
    const tokens = files.map(({ token }) => token);
    expect(await ask('inspectMergeFile', { token: tokens[0] })).toMatchObject({ state: 'ready' });
    return ask('mergeFiles', { tokens });
  };
  expect(await merge()).toMatchObject({ files: [{ status: 'merged', new: 1, altered: 0 }], conflicts: 0 });
  const other = openLibrary({ file: colleague.file, access: 'write' });
  setAnswer(other, visit, { employees_total: { value: 20 } });
  closeLibrary(other);
  setAnswer(library, visit, { employees_total: { value: 21 } });
  expect(await merge()).toMatchObject({ files: [{ status: 'merged', conflicts: 1 }], conflicts: 1 });

  expect(await ask('getConflictState')).toEqual({ count: 1, enterprises: [visit.enterpriseId] });
  const { lines } = (await ask('listConflicts', { from: 0, limit: 10 })) as Conflicts;
  const { table, row, field } = lines[0] ?? expect.unreachable('no conflict');
  const place = { table, row, field };
  expect(await ask('getConflict', place)).toMatchObject({ choices: [{ author: '王敏' }, { device: '笔记本' }] });
  const wrong = { place, decision: { answer: { value: -1 } } };
  expect(await ask('decideConflict', wrong)).toMatchObject({ code: 'RECORD_REJECTED' });
  expect(await ask('decideConflict', { place, decision: { answer: { value: 22 } } })).toEqual({ left: 0 });
  expect(await ask('getConflict', place)).toMatchObject({ code: 'NOT_FOUND' });

  const batches = (await ask('listMerges')) as readonly { readonly batchId: string }[];
  expect(await ask('takeBackMerge', { batchId: batches[0]?.batchId })).toMatchObject({
    state: 'done',
    kept: 1,
    keptItems: [{ date: '2026-05-12', field: 'employees_total', reason: 'changed_since' }],
  });
  expect(await ask('takeBackMerge', { batchId: batches[0]?.batchId })).toMatchObject({ code: 'UNDO_NOTHING' });
  expect(await ask('getMergeProgress')).toEqual({ stage: 'idle', done: 0, total: 0 });
  expect(await ask('getClockProblem')).toBeNull();
  expect(JSON.stringify(answers)).not.toContain(tmpdir());
});

it('exchanges only through a folder that was chosen', async () => {
  const folder = makeTemporaryFolder();
  const library = makeLibrary();
  addVisit(library);
  const desk = openDesk({ handlers: createLibraryHandlers(library, { folder }) });
  expect(await desk.ask('exchangeNow')).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(await desk.ask('chooseFolder', { purpose: 'exchange' })).toMatchObject({
    value: { folders: { exchange: folder } },
  });
  const exchanged = await desk.ask('exchangeNow');
  expect(exchanged).toMatchObject({ value: { state: 'done', sent: 2, received: 0, refused: [] } });
  expect(JSON.stringify(exchanged)).not.toContain(tmpdir());
});

it('says null where no file was chosen, and refuses what no window sends', async () => {
  const desk = openDesk({ handlers: createLibraryHandlers(makeLibrary()) });
  expect(await desk.ask('chooseMergeFiles')).toEqual({ ok: true, value: null });
  for (const [channel, request] of [
    ['mergeFiles', { tokens: [] }],
    ['mergeFiles', { tokens: ['/etc/passwd'] }],
    ['inspectMergeFile', { path: '/etc/passwd' }],
    ['getConflict', { table: 'changes', row: 'x', field: 'y' }],
  ] as const) {
    expect(await desk.ask(channel, request)).toMatchObject({ ok: false, error: { code: 'INVALID_REQUEST' } });
  }
});
