import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { takeReceipt } from '#services/handover/receipt.ts';
import { write } from '#services/journal.ts';
import { closeLibrary, markAsSample, openLibrary } from '#services/library.ts';
import { handOverLibrary, makeFilledLibrary } from '../services/handover/support/hand-over.ts';
import { addVisit, makeLibrary, setAnswer } from '../support/test-library.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { createLibraryHandlers, openDesk } from './support.ts';

type Chosen = { readonly files: readonly { readonly token: string }[] };
type Shown = { readonly choices: readonly { readonly id: string }[] };
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

  expect(await ask('getConflictState')).toEqual({ count: 1 });
  const { lines } = (await ask('listConflicts', { from: 0, limit: 10 })) as Conflicts;
  const { table, row, field } = lines[0] ?? expect.unreachable('no conflict');
  const place = { table, row, field };
  const shown = (await ask('getConflict', place)) as Shown;
  expect(shown).toMatchObject({ choices: [{ author: '王敏' }, { device: '笔记本' }] });
  const seen = shown.choices.map(({ id }) => id);
  const unseen = { place, decision: { choice: seen[0] }, seen: seen.slice(1) };
  expect(await ask('decideConflict', unseen)).toMatchObject({ code: 'NOT_FOUND' });
  const wrong = { place, decision: { answer: { value: -1 } }, seen };
  expect(await ask('decideConflict', wrong)).toMatchObject({ code: 'RECORD_REJECTED' });
  expect(await ask('decideConflict', { place, decision: { answer: { value: 22 } }, seen })).toEqual({ left: 0 });
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

it('merges a file that was looked into without reading it again, and acknowledges it', async () => {
  const { library: sender, visits } = makeFilledLibrary(2);
  const [first, second] = visits.map(({ enterpriseId }) => enterpriseId);
  const toRow = (set: Readonly<Record<string, string | boolean>>) => {
    return { table: 'assignments' as const, row: sender.newId(), set: { assigned_on: '2026-05-12', ...set } };
  };
  write(sender, [
    toRow({ enterprise_id: first ?? '', inspector: '王芳' }),
    toRow({ enterprise_id: second ?? '', inspector: '王 芳' }),
    toRow({ enterprise_id: second ?? '', inspector: '李明', deleted: true }),
  ]);
  markAsSample(sender);
  const { done } = await handOverLibrary(sender);
  const folder = makeTemporaryFolder();
  const receiptPlace = { name: '回执', toFile: (name: string) => join(folder, `${name}.json`) };
  const library = makeLibrary();
  const desk = openDesk({ handlers: createLibraryHandlers(library, { foreignFile: done.out, receiptPlace }) });
  const answers: unknown[] = [];
  const ask = async (channel: string, request?: unknown): Promise<unknown> => {
    const answer = await desk.ask(channel, request);
    answers.push(answer);
    return answer.ok ? answer.value : answer.error;
  };
  const { token: looked } = (await ask('chooseForeignFile')) as { readonly token: string };
  expect(await ask('mergeForeignFile', { token: looked })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await ask('inspectForeignFile', { token: looked })).toMatchObject({ records: 2 });
  rmSync(done.out);
  const { token } = (await ask('mergeForeignFile', { token: looked })) as { readonly token: string };
  expect(await ask('mergeForeignFile', { token: looked })).toMatchObject({ code: 'NOT_FOUND' });
  const seal = { state: 'unknown_device', fingerprint: done.sealedBy };
  const assignees = [{ inspector: '王芳', count: 2 }];
  expect(await ask('inspectMergeFile', { token })).toMatchObject({
    state: 'ready',
    preview: { mixes: 'invented', assignees, assigneesCount: 1, seals: [seal] },
  });
  const accepted = { token, fingerprint: done.sealedBy, name: '小李' };
  expect(await ask('acceptDevice', accepted)).toMatchObject({ name: '小李' });
  expect(await ask('mergeFiles', { tokens: [token] })).toMatchObject({
    files: [{ status: 'merged', new: 2, assignees, canAcknowledge: true }],
  });
  expect(await ask('mergeFiles', { tokens: [token] })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await ask('saveMergeReceipts', { tokens: [token] })).toEqual({ saved: 1, name: '回执' });
  const receipt = takeReceipt(sender, receiptPlace.toFile(basename(done.out)));
  expect(receipt).toMatchObject({ code: done.code, fileName: basename(done.out) });
  expect(await ask('closeMergeFiles')).toBeNull();
  expect(await ask('saveMergeReceipts', { tokens: [token] })).toMatchObject({ code: 'NOT_FOUND' });
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
