import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHandOverDesk } from '../../electron/jobs/hand-over-desk.ts';
import { listHandOvers } from '#services/handover/hand-over.ts';
import { write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { createFileVault } from '#services/trust/key-vault.ts';
import { verifyLibrary } from '#services/verify.ts';
import { makeFilledLibrary, makeOutPath } from '../services/handover/support/hand-over.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

const workerFile = new URL('../../electron/jobs/hand-over-worker.ts', import.meta.url);

function makeDesk(library: Library) {
  const vault = createFileVault(makeTemporaryFolder());
  return createHandOverDesk({ workerFile, library: Promise.resolve(library), openVault: () => vault });
}

describe('the hand-over desk', () => {
  it('hands the open library over beside its writer, says how far it is, and notes it', async () => {
    const { library, visits } = makeFilledLibrary();
    const stages: string[] = [];
    const handing = makeDesk(library).handOver({ out: makeOutPath(), onStage: (stage) => stages.push(stage) });
    write(library, [{ table: 'records', row: visits[0]?.inspectionId ?? '', set: { members_women: { value: 1 } } }]);
    const done = await handing;
    expect(stages).toEqual(['copying', 'checking', 'finishing']);
    expect(existsSync(done.out)).toBe(true);
    expect(listHandOvers(library)).toMatchObject([{ code: done.code, receivedAt: null }]);
    expect(verifyLibrary(library)).toMatchObject({ problems: [], seals: [{ state: 'intact', known: true }] });
  });

  it('hands over a part', async () => {
    const { library, visits } = makeFilledLibrary();
    const enterprises = new Set(visits.slice(1).map(({ enterpriseId }) => enterpriseId));
    const out = makeOutPath();
    const done = await makeDesk(library).handOver({ out, only: { enterprises, withAttachments: 'all' } });
    expect(done.records).toBe(2);
    expect(listHandOvers(library)).toMatchObject([{ code: done.code, records: 2 }]);
    expect(verifyLibrary(library)).toMatchObject({ problems: [], seals: [{ state: 'intact', known: true }] });
  });

  it('seals every time under the same key', async () => {
    const { library } = makeFilledLibrary(1);
    const desk = makeDesk(library);
    const [first, second] = [await desk.handOver({ out: makeOutPath() }), await desk.handOver({ out: makeOutPath() })];
    expect(second.sealedBy).toBe(first.sealedBy);
  });

  it('gives the code of what went wrong, and notes nothing', async () => {
    const { library } = makeFilledLibrary(1);
    const desk = makeDesk(library);
    await expect(desk.handOver({ out: library.file })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(listHandOvers(library)).toEqual([]);
    await expect(desk.handOver({ out: makeOutPath() })).resolves.toMatchObject({ records: 1 });
  });

  it('does one at a time, and leaves nothing where it is stopped', async () => {
    const { library } = makeFilledLibrary(40);
    const desk = makeDesk(library);
    const out = makeOutPath();
    const [stopped, second] = await Promise.allSettled([
      desk.handOver({ out, onStage: () => void desk.cancel() }),
      desk.handOver({ out: makeOutPath() }),
    ]);
    expect(stopped).toMatchObject({ reason: { code: 'INVALID_REQUEST', details: { cancelled: true } } });
    expect(second).toMatchObject({ reason: { message: 'A hand-over is under way' } });
    expect(readdirSync(dirname(out))).toEqual([]);
    expect(listHandOvers(library)).toEqual([]);
    await expect(desk.handOver({ out })).resolves.toMatchObject({ records: 40 });
  });

  it('comes to its end where it is stopped while the file gets its name', async () => {
    const { library } = makeFilledLibrary(1);
    const desk = makeDesk(library);
    const out = makeOutPath();
    let cancelling: Promise<void> | undefined;
    const done = await desk.handOver({
      out,
      onStage: (stage) => {
        if (stage === 'finishing') cancelling = desk.cancel();
      },
    });
    await cancelling;
    expect(existsSync(out)).toBe(true);
    expect(listHandOvers(library)).toMatchObject([{ code: done.code }]);
  });
});
