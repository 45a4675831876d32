import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };

const entry = z.object({
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  resolved: z.string().optional(),
});
const lockFile = z.object({ packages: z.record(z.string(), entry) });
const { packages } = lockFile.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

describe(`package-lock.json (${Object.keys(packages).length} packages)`, () => {
  it('names the optional packages of every platform, without which `npm ci` refuses to work', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('names no registry: everyone installs from the one they can reach', () => {
    expect(Object.values(packages).filter((found) => found.resolved?.startsWith('http'))).toEqual([]);
  });
});

describe('package.json', () => {
  it('asks for exact versions', () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.length).toBeGreaterThan(20);
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('packs the native module alone: everything else is bundled', () => {
    expect(Object.keys(manifest.dependencies)).toEqual(['better-sqlite3']);
  });
});
