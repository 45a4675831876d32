import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { AppError } from '#domain/error.ts';
import { checkForeign } from '#services/trust/check-foreign.ts';
import type { ForeignSummary } from '#services/trust/foreign-summary.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';

/** What the process that checks files would find, in this one: for the many files where the process is not the point. */
export function inspectHere(file: string, knownKeys: readonly string[] = []): ForeignSummary | string {
  const copy = join(makeTemporaryFolder(), 'library.unidb');
  const before = readFileSync(file);
  copyFileSync(file, copy);
  try {
    return checkForeign(copy, knownKeys);
  } catch (cause) {
    if (cause instanceof AppError) return cause.code;
    throw cause;
  } finally {
    expect(readFileSync(file).equals(before)).toBe(true);
  }
}
