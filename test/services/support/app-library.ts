import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { computeCheckCharacter } from '#domain/credit-code.ts';
import { createEnterprise, createVisit } from '#services/enterprises.ts';
import { closeLibrary, createLibrary, type Library } from '#services/library.ts';

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

/** An empty library in a folder of its own; both are gone after the test. */
export function makeLibrary(): Library {
  const folder = mkdtempSync(join(tmpdir(), 'library-'));
  const library = createLibrary({ file: join(folder, 'library.unidb'), inspectorName: '王芳', deviceName: 'laptop' });
  cleanUps.push(() => {
    closeLibrary(library);
    rmSync(folder, { recursive: true, force: true });
  });
  return library;
}

export const enterpriseInput = {
  name: '示例·晨星电子（虚构）有限公司',
  creditCode: null,
  regionCode: '420106',
  industryCode: 'C39',
  address: null,
} as const;

/** A valid credit code, another for every number. */
export function makeCreditCode(number: number): string {
  const body = `91420106MA${String(number).padStart(7, '0')}`;
  return body + computeCheckCharacter(body);
}

/** An enterprise with a draft visit. */
export function makeVisit(library: Library, date = '2026-05-12'): { enterpriseId: string; inspectionId: string } {
  const { enterpriseId } = createEnterprise(library, enterpriseInput);
  const visit = { enterpriseId, date, kind: 'first', inspectors: [] } as const;
  return { enterpriseId, inspectionId: createVisit(library, visit).inspectionId };
}

/** How many rows the library holds, by table: what must not change when something is refused. */
export function countRows(library: Library): Readonly<Record<string, unknown>> {
  const tables = ['enterprises', 'inspections', 'union_records', 'answer_marks', 'changes', 'verdict_counts'];
  return Object.fromEntries(
    tables.map((table) => [table, library.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]),
  );
}

/** Runs what must fail and says how: the error's code and the issues that it names. */
export function failureOf(action: () => unknown): { readonly code: unknown; readonly issues: unknown } {
  try {
    action();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !('details' in error)) throw error;
    const { details } = error as { details: Readonly<Record<string, unknown>> };
    return { code: error.code, issues: details['issues'] };
  }
  return expect.unreachable('it did not fail');
}
