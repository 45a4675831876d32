import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { programVersion } from '#domain/program-version.ts';

it('is the version of the package', () => {
  const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(manifest).toMatchObject({ version: programVersion });
});
