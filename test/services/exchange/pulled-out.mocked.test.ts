import { readdirSync, readFileSync, rmSync } from 'node:fs';
import type * as FileSystem from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { getContentHash } from '#services/content-hash.ts';
import { syncFolder } from '#services/exchange/sync-folder.ts';
import type { SyncOutcome } from '#services/exchange/sync-folder.ts';
import type { Library } from '#services/library.ts';
import { createDeviceKey } from '#services/trust/keys.ts';
import { verifyLibrary } from '#services/verify.ts';
import { addVisit } from '../../support/test-library.ts';
import { addPhoto, answers, makePair } from './support.ts';

/** A stick that is pulled out: from some question to the system on, every other one about the folder fails as well. */
const stick = vi.hoisted(() => ({
  folder: '',
  asked: 0,
  pulledAt: Number.POSITIVE_INFINITY,
  handles: new Set<unknown>(),
}));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof FileSystem>();
  const ask = (about: unknown): void => {
    const isOnStick = stick.handles.has(about) || (typeof about === 'string' && isUnder(about));
    if (!isOnStick) return;
    stick.asked += 1;
    if (stick.asked > stick.pulledAt) throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
  };
  const isUnder = (path: string): boolean => stick.folder !== '' && path.startsWith(stick.folder);
  const asking = <A extends readonly unknown[], R>(call: (...args: A) => R): ((...args: A) => R) => {
    return (...args) => {
      ask(args[0]);
      return call(...args);
    };
  };
  const openSync: typeof real.openSync = (...args) => {
    ask(args[0]);
    const handle = real.openSync(...args);
    if (isUnder(String(args[0]))) stick.handles.add(handle);
    return handle;
  };
  const closeSync: typeof real.closeSync = (handle) => {
    // The system takes a handle back whatever became of the disk, and the number is given out again.
    stick.handles.delete(handle);
    real.closeSync(handle);
  };
  return {
    ...real,
    openSync,
    closeSync,
    readSync: asking(real.readSync),
    writeSync: asking(real.writeSync),
    fsyncSync: asking(real.fsyncSync),
    fstatSync: asking(real.fstatSync),
    statSync: asking(real.statSync),
    opendirSync: asking(real.opendirSync),
    readdirSync: asking(real.readdirSync),
    copyFileSync: asking(real.copyFileSync),
    mkdirSync: asking(real.mkdirSync),
    renameSync: asking(real.renameSync),
    rmSync: asking(real.rmSync),
  };
});

describe('a stick that is pulled out', () => {
  it('at whatever moment of an exchange, loses nothing and leaves no half file under a name', async () => {
    const key = createDeviceKey();
    let moments = 0;
    for (let pulledAt = 0; ; pulledAt += 1) {
      const { one, two, folder } = makePair();
      addVisit(one, answers);
      addPhoto(two);
      await syncFolder(one, { folder, key });
      const outcome = await pull(two, folder, { pulledAt, key });
      expectNamedAsTheyAre(folder);
      expect(verifyLibrary(two).problems).toEqual([]);
      await syncFolder(two, { folder, key });
      expect(await syncFolder(one, { folder, key })).toMatchObject({ refused: [], contentHash: getContentHash(two) });
      if (outcome !== 'STORAGE_REFUSED') {
        expect(outcome).toMatchObject({ received: 3, sent: 4, attachments: { sent: 1 } });
        break;
      }
      moments += 1;
      rmSync(folder, { recursive: true });
    }
    expect(moments).toBeGreaterThan(30);
  });
});

async function pull(
  library: Library,
  folder: string,
  { pulledAt, key }: { readonly pulledAt: number; readonly key: ReturnType<typeof createDeviceKey> },
): Promise<SyncOutcome | string> {
  Object.assign(stick, { folder, asked: 0, pulledAt });
  try {
    return await syncFolder(library, { folder, key });
  } catch (cause) {
    return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  } finally {
    Object.assign(stick, { folder: '', pulledAt: Number.POSITIVE_INFINITY });
    stick.handles.clear();
  }
}

/** What has its name has all its bytes: every name holds the hash of what the file holds. */
function expectNamedAsTheyAre(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const hash = createHash('sha256')
      .update(readFileSync(join(entry.parentPath, entry.name)))
      .digest('hex');
    expect(basename(entry.name)).toContain(hash.slice(0, 32));
  }
}
