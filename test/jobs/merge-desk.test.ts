import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMergeDesk } from '#jobs/merge-desk.ts';
import { getContentHash } from '#services/content-hash.ts';
import { write } from '#services/journal.ts';
import { closeLibrary, markAsSample, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { createFileVault } from '#services/trust/key-vault.ts';
import type { KeyVault } from '#services/trust/key-vault.ts';
import { verifyLibrary } from '#services/verify.ts';
import { handOverLibrary } from '../services/handover/support/hand-over.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { addVisit, makeLibrary, setAnswer } from '../support/test-library.ts';
import type { Visit } from '../support/test-library.ts';

function openVault(): KeyVault {
  return createFileVault(makeTemporaryFolder());
}

function openDesk(library: Library, beforeWrite: () => Promise<void> = async () => undefined) {
  const workerFile = new URL('../../electron/jobs/foreign-file-worker.ts', import.meta.url);
  const desk = createMergeDesk({ library: Promise.resolve(library), workerFile, beforeWrite, openVault });
  onTestFinished(desk.release);
  return desk;
}

/** A library of a colleague with a visit, closed as it is when it is handed over. */
function makeColleague(name?: string): { readonly file: string; readonly visit: Visit } {
  const library = makeLibrary({ inspectorName: '李同行', deviceName: '笔记本' });
  const visit = addVisit(library, { employees_total: { value: 300 } }, name);
  closeLibrary(library);
  return { file: library.file, visit };
}

function change(file: string, visit: Visit, value: number): void {
  const library = openLibrary({ file, access: 'write' });
  setAnswer(library, visit, { employees_total: { value } });
  closeLibrary(library);
}

async function merge(desk: ReturnType<typeof openDesk>, file: string) {
  const [chosen] = await desk.open([file]);
  if (chosen === undefined) return expect.unreachable('nothing was opened');
  const inspected = await desk.inspect(chosen);
  return { inspected, run: await desk.run([chosen.token]) };
}

describe('the merge desk', () => {
  it('shows a file before anything is written, backs up, merges, and takes it back', async () => {
    const library = makeLibrary();
    const { file } = makeColleague();
    const before = getContentHash(library);
    const seen: string[] = [];
    const desk = openDesk(library, async () => void seen.push(getContentHash(library)));
    const [chosen] = await desk.open([file]);
    if (chosen === undefined) return expect.unreachable('nothing was opened');
    expect(chosen.name).toBe(basename(file));
    const inspected = await desk.inspect(chosen);
    expect(inspected).toMatchObject({ state: 'ready', preview: { isKnown: false, plan: { counts: { new: 1 } } } });
    expect(inspected).toMatchObject({ preview: { summary: { isSample: false } } });
    expect(getContentHash(library)).toBe(before);
    const { files, conflicts } = await desk.run([chosen.token]);
    expect(files).toMatchObject([{ status: 'merged', new: 1, conflicts: 0 }]);
    expect(conflicts).toBe(0);
    expect(seen).toEqual([before]);
    const [batch] = await desk.list();
    expect(batch).toMatchObject({ fileName: basename(file), created: 1, takenBackAt: null });
    expect(await desk.takeBack(batch?.id ?? '')).toMatchObject({ state: 'done', kept: [] });
    expect(verifyLibrary(library).problems).toEqual([]);
    expect(await desk.list()).toMatchObject([{ takenBackAt: expect.any(String) }]);
  });

  it('says that a file holds the invented sample, and how many assignments', async () => {
    const sample = makeLibrary();
    const { enterpriseId } = addVisit(sample, {});
    const set = { enterprise_id: enterpriseId, inspector: '王芳', assigned_on: '2026-05-12' };
    write(sample, [{ table: 'assignments', row: sample.newId(), set }]);
    markAsSample(sample);
    closeLibrary(sample);
    const desk = openDesk(makeLibrary());
    const [chosen] = await desk.open([sample.file]);
    const inspected = await desk.inspect(chosen ?? expect.unreachable());
    expect(inspected).toMatchObject({ state: 'ready', preview: { summary: { isSample: true, assignments: 1 } } });
  });

  it('counts the fields that would be in conflict, and then are', async () => {
    const library = makeLibrary();
    const desk = openDesk(library);
    const { file, visit } = makeColleague();
    await merge(desk, file);
    change(file, visit, 20);
    setAnswer(library, visit, { employees_total: { value: 21 } });
    const { inspected, run } = await merge(desk, file);
    expect(inspected).toMatchObject({ state: 'ready', preview: { plan: { counts: { conflict: 1 } } } });
    expect(run).toMatchObject({ files: [{ status: 'merged', conflicts: 1 }], conflicts: 1 });
  });

  it('counts conflicts that the chosen files have only with each other', async () => {
    const library = makeLibrary();
    const desk = openDesk(library);
    const { file, visit } = makeColleague();
    await merge(desk, file);
    // Somebody else has the same file, and goes on in it under a device of their own.
    const other = join(makeTemporaryFolder(), 'other.unidb');
    const source = openLibrary({ file, access: 'write' });
    await handOverLibrary(source, { out: other });
    closeLibrary(source);
    change(file, visit, 20);
    change(other, visit, 21);
    const chosen = await desk.open([file, other]);
    const previews = [];
    for (const one of chosen) previews.push(await desk.inspect(one));
    expect(previews).toMatchObject([
      { preview: { plan: { conflicts: 0, counts: { newer: 1 } } } },
      { preview: { plan: { conflicts: 1, counts: { conflict: 1 } } } },
    ]);
    // Looked into once more, a file is not compared with itself, but with all others.
    expect(await desk.inspect(chosen[0] ?? expect.unreachable())).toMatchObject({
      preview: { plan: { conflicts: 1 } },
    });
    expect(await desk.run(chosen.map(({ token }) => token))).toMatchObject({ conflicts: 1 });
  });

  it('knows a file that was merged before, and makes no backup for it', async () => {
    const library = makeLibrary();
    let backups = 0;
    const desk = openDesk(library, async () => void (backups += 1));
    const { file } = makeColleague();
    await merge(desk, file);
    const { inspected, run } = await merge(desk, file);
    expect(inspected).toMatchObject({ state: 'ready', preview: { isKnown: true } });
    expect(run.files).toMatchObject([{ status: 'unchanged' }]);
    expect(backups).toBe(1);
  });

  it('says why a file is refused, and merges the others', async () => {
    const library = makeLibrary();
    const desk = openDesk(library);
    const wrong = join(makeTemporaryFolder(), '不是.unidb');
    writeFileSync(wrong, 'no library');
    const [bad, good] = await desk.open([wrong, makeColleague().file]);
    if (bad === undefined || good === undefined) return expect.unreachable('nothing was opened');
    expect(await desk.inspect(bad)).toEqual({ state: 'refused', code: 'FILE_NOT_OURS' });
    await desk.inspect(good);
    await expect(desk.run([bad.token])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await desk.run([good.token])).files).toMatchObject([{ status: 'merged' }]);
  });

  it('writes nothing where the backup fails', async () => {
    const library = makeLibrary();
    const before = getContentHash(library);
    const desk = openDesk(library, () => Promise.reject(new Error('no room')));
    await expect(merge(desk, makeColleague().file)).rejects.toThrow('no room');
    expect(getContentHash(library)).toBe(before);
  });

  it('leaves nothing of a file that is cancelled', async () => {
    const library = makeLibrary();
    const before = getContentHash(library);
    const desk: ReturnType<typeof openDesk> = openDesk(library, async () => void desk.cancel());
    const { run } = await merge(desk, makeColleague().file);
    expect(run.files).toMatchObject([{ status: 'cancelled' }]);
    expect(getContentHash(library)).toBe(before);
    expect(await desk.list()).toEqual([]);
  });

  it('names enterprises that may have been entered twice', async () => {
    const library = makeLibrary();
    addVisit(library, {}, '示例一厂');
    const { run } = await merge(openDesk(library), makeColleague('示例一厂').file);
    expect(run.duplicates).toBe(1);
  });

  it('exchanges through a folder with whoever uses it', async () => {
    const folder = makeTemporaryFolder();
    const [one, two] = [makeLibrary(), makeLibrary()];
    addVisit(one);
    expect(await openDesk(one).exchange(folder)).toMatchObject({ state: 'done', received: 0, sent: 2 });
    const desk = openDesk(two);
    expect(await desk.exchange(folder)).toMatchObject({ state: 'done', received: 2, refused: [], held: [] });
    expect(getContentHash(two)).toBe(getContentHash(one));
    expect(desk.getProgress().stage).toBe('idle');
    await expect(desk.exchange(join(folder, 'gone'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
