import { describe, expect, it, vi } from 'vitest';
import { listAside } from '#db/repositories/set-aside.ts';
import { getContentHash } from '#services/content-hash.ts';
import type { Library } from '#services/library.ts';
import { refoldAside } from '#services/merge/refold.ts';
import { verifyLibrary } from '#services/verify.ts';
import { toCanonicalJson } from '#sync/canonical.ts';
import { addVisit, setAnswer } from '../../support/test-library.ts';
import { makeDevice } from './support/devices.ts';
import { forge } from './support/forge.ts';
import { mergeLibraries } from './support/history.ts';

const program = vi.hoisted(() => ({ schema: 1 }));

/** A program whose version of the log rises while the test runs: an upgrade. */
vi.mock(import('#domain/file-format.ts'), async (original) => {
  const actual = await original();
  return Object.defineProperty({ ...actual }, 'logSchemaVersion', { get: () => program.schema, enumerable: true });
});

function readEmployees({ db }: Library): unknown {
  return db.prepare('SELECT employees_total FROM union_records').pluck().get();
}

describe('an upgrade', () => {
  it('folds what an older program could only keep, as if it had always understood it', async () => {
    const one = makeDevice(1).library;
    const two = makeDevice(2).library;
    const visit = addVisit(one, { employees_total: { value: 5 } });
    setAnswer(one, visit, { employees_total: { value: 9 } });
    const replaced = `${one.device.id}:3`;
    forge(one, 4, () => ({
      schema: 2,
      fields: toCanonicalJson({ employees_total: [{ value: 9 }, replaced], later: [1] }),
    }));
    await mergeLibraries(two, one);
    expect(readEmployees(two)).toBe(5);
    expect(listAside(two.db)).toHaveLength(1);
    const before = getContentHash(two);
    program.schema = 2;
    refoldAside(two.db);
    expect(readEmployees(two)).toBe(9);
    expect(listAside(two.db)).toEqual([]);
    expect(getContentHash(two)).not.toBe(before);
    expect(verifyLibrary(two).problems).toEqual([]);
    const third = makeDevice(3).library;
    await mergeLibraries(third, one);
    expect(getContentHash(third)).toBe(getContentHash(two));
  });

  it('passes over what does not fit even then, and says so', async () => {
    program.schema = 1;
    const one = makeDevice(1).library;
    const two = makeDevice(2).library;
    addVisit(one, { employees_total: { value: 5 } });
    forge(one, 3, () => ({ schema: 2, fields: '{"employees_total":[{"range":[1,9]}],"members_total":[{"value":3}]}' }));
    await mergeLibraries(two, one);
    program.schema = 2;
    refoldAside(two.db);
    expect(listAside(two.db)).toMatchObject([{ table: 'records', reason: 'cells', fields: ['employees_total'] }]);
    expect(two.db.prepare('SELECT members_total FROM union_records').pluck().get()).toBe(3);
    expect(verifyLibrary(two).history).toBe('ok');
  });
});
