import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createHandOverDesk } from '#jobs/hand-over-desk.ts';
import { listHandOvers, recordHandOver } from '#services/handover/hand-over.ts';
import { takeReceipt } from '#services/handover/receipt.ts';
import { write } from '#services/journal.ts';
import { beginGradualWrite } from '#services/journal/gradual-write.ts';
import type { GradualWrite } from '#services/journal/gradual-write.ts';
import { getInspectorName, setDeviceName, setInspectorName } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { acceptDevice } from '#services/trust/devices.ts';
import { createFileVault } from '#services/trust/key-vault.ts';
import { getErrorCode } from '../../support/error-code.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { addVisit, makeLibrary } from '../../support/test-library.ts';
import { handOverLibrary, makeOutPath } from '../handover/support/hand-over.ts';

const workerFile = new URL('../../../electron/jobs/hand-over-worker.ts', import.meta.url);

/** As while a file is imported or merged. */
function begin(library: Library): GradualWrite {
  const gradual = beginGradualWrite(library, 'import');
  onTestFinished(gradual.abort);
  return gradual;
}

describe('while a file is taken in', () => {
  it('nothing else is written that would share its fate', async () => {
    const library = makeLibrary();
    addVisit(library);
    const { done, key } = await handOverLibrary(library);
    const gradual = begin(library);
    const writes: readonly (() => void)[] = [
      () => write(library, [{ table: 'enterprises', row: library.newId(), set: { name: '甲厂' } }]),
      () => setInspectorName(library, '李四'),
      () => setDeviceName(library, '二号机'),
      () => acceptDevice(library, { fingerprint: done.sealedBy, name: '李四' }),
      () => takeReceipt(library, 'receipt.json'),
      () => recordHandOver(library, done, key),
      () => begin(library),
    ];
    expect(writes.map(getErrorCode)).toEqual(writes.map(() => 'LIBRARY_IN_USE'));
    gradual.abort();
    expect(getInspectorName(library)).toBe('王敏');
    recordHandOver(library, done, key);
    expect(listHandOvers(library)).toHaveLength(1);
  });

  it('a hand-over that is made meanwhile is noted afterwards, also where it was taken back', async () => {
    const library = makeLibrary();
    addVisit(library);
    const vault = createFileVault(makeTemporaryFolder());
    const desk = createHandOverDesk({ workerFile, library: Promise.resolve(library), openVault: () => vault });
    const out = makeOutPath();
    let gradual: GradualWrite | undefined;
    const making = desk.handOver({
      out,
      onStage: (stage) => {
        if (stage === 'finishing') gradual = begin(library);
      },
    });
    await vi.waitFor(() => expect(existsSync(out)).toBe(true), { timeout: 20_000 });
    await setTimeout(200);
    expect(listHandOvers(library)).toEqual([]);
    gradual?.abort();
    const done = await making;
    expect(listHandOvers(library)).toMatchObject([{ code: done.code }]);
  });
});
