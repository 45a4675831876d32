import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { pack } from '../../scripts/package/pack.ts';
import { getRuntimeEnvironment, getSandboxArguments } from '../../scripts/runtime/runtime.ts';

// The states of the wire are the characters 0 and 1.
const disabled = 0x30;
const enabled = 0x31;

const output = mkdtempSync(join(tmpdir(), 'union-inspector-package-'));
const folder = join(output, 'linux-unpacked');
const resources = join(folder, 'resources');
const executable = join(folder, 'union-inspector');

describe.runIf(process.platform === 'linux')('the packed program', () => {
  beforeAll(async () => void (await pack({ runtime: inject('runtime'), targets: ['dir'], output })));

  afterAll(() => rmSync(output, { recursive: true, force: true }));

  it('holds the built program and the native module, and nothing else', () => {
    const files = listPackage(join(resources, 'app.asar'), { isPack: false });
    expect(files.length).toBeGreaterThan(20);
    const allowed =
      /^\/(package\.json$|dist($|\/)|node_modules($|\/better-sqlite3($|\/(LICENSE|package\.json|lib|prebuilds)($|\/))))/;
    expect(files.filter((file) => !allowed.test(file))).toEqual([]);
    expect(files.filter((file) => /\.(map|ts|tsx|unidb|md)$/.test(file))).toEqual([]);
    expect(files.filter((file) => file.endsWith('.node'))).toHaveLength(1);
    expect(readdirSync(resources).toSorted()).toEqual(['app.asar', 'app.asar.unpacked']);
  });

  it('has every fuse as configured', async () => {
    const wire = await getCurrentFuseWire(executable);
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    expect(on.map((fuse) => wire[fuse])).toEqual(on.map(() => enabled));
    expect(off.map((fuse) => wire[fuse])).toEqual(off.map(() => disabled));
  });

  it('says its version, and cannot be turned into a plain Node', () => {
    expect(run(['--version']).trim()).toBe(manifest.version);
    expect(run(['--version'], { ELECTRON_RUN_AS_NODE: '1' }).trim()).toBe(manifest.version);
  });

  it('runs the command line without a window', () => {
    const document: unknown = JSON.parse(run(['cli', 'stats', inject('sampleLibrary')]));
    expect(document).toMatchObject({ population: 206, bases: { enterprises: 206 } });
    expect(existsSync(`${inject('sampleLibrary')}-wal`)).toBe(false);
  });

  it('hands a library over, and looks into the file in a process of its own', () => {
    const [handed, receipt] = [join(output, 'handed.unidb'), join(output, 'receipt.json')];
    const exported: unknown = JSON.parse(run(['cli', 'export', inject('sampleLibrary'), handed]));
    expect(exported).toMatchObject({ records: 206, missing: [] });
    const confirmed: unknown = JSON.parse(run(['cli', 'receipt', inject('sampleLibrary'), handed, receipt]));
    expect(exported).toMatchObject(pickCode(confirmed));
  });
});

function pickCode(document: unknown): { readonly code: unknown } {
  return { code: typeof document === 'object' && document !== null && 'code' in document ? document.code : 'none' };
}

function run(words: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  return execFileSync(executable, [...getSandboxArguments(), ...words], {
    env: { ...getRuntimeEnvironment(inject('runtime')), UNION_INSPECTOR_HOME: output, ...env },
    encoding: 'utf8',
    timeout: 30_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
