import { readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { listMergeBatches } from '#db/repositories/merge-batches.ts';
import { getContentHash } from '#services/content-hash.ts';
import { mergeFiles } from '#services/merge/merge-files.ts';
import { inspectForeignFile } from '#services/trust/inspect-foreign.ts';
import type { ForeignFile } from '#services/trust/inspect-foreign.ts';
import { verifyLibrary } from '#services/verify.ts';
import { handOverLibrary, makeFilledLibrary } from '../services/handover/support/hand-over.ts';
import { makeLibrary } from '../support/test-library.ts';

// Guards: everything after the check works with the private copy that was checked, never with the file itself.
describe('a hand-over file that is rewritten', () => {
  it.each<[string, 'inspected' | 'merged']>([
    ['after it was looked into', 'inspected'],
    ['when everything is ready to be taken in', 'merged'],
  ])('%s is taken in as it was when it was checked', async (_, moment) => {
    const { done, library: sender } = await handOverLibrary(makeFilledLibrary().library);
    const library = makeLibrary();
    const rewrite = (): void => writeFileSync(done.out, Buffer.alloc(100_000, 'other'));
    const inspect = async (file: string): Promise<ForeignFile> => {
      const inspected = await inspectForeignFile(file);
      if (moment === 'inspected') rewrite();
      return inspected;
    };
    const beforeWrite = (): void => {
      if (moment === 'merged') rewrite();
    };
    expect(await mergeFiles(library, { files: [done.out], inspect, beforeWrite })).toMatchObject({
      files: [{ status: 'merged', new: 3 }],
      contentHash: getContentHash(sender),
    });
    expect(listMergeBatches(library.db, 10)).toMatchObject([{ sha256: done.sha256 }]);
    expect(verifyLibrary(library).problems).toEqual([]);
  });

  it('before it is looked into is refused, and nothing is left of it', async () => {
    const { done } = await handOverLibrary(makeFilledLibrary(1).library);
    const library = makeLibrary();
    const before = getContentHash(library);
    const listCopies = (): readonly string[] =>
      readdirSync(tmpdir()).filter((name) => name.startsWith(`union-inspector-private-${process.pid}-`));
    const there = listCopies();
    const inspect = (file: string): Promise<ForeignFile> => {
      writeFileSync(file, Buffer.alloc(100_000, 'other'));
      return inspectForeignFile(file);
    };
    expect(await mergeFiles(library, { files: [done.out], inspect, beforeWrite: () => undefined })).toMatchObject({
      files: [{ status: 'refused', error: { code: 'FILE_NOT_OURS' } }],
      contentHash: before,
    });
    expect(listCopies()).toEqual(there);
  });
});
