import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { runCommandLine } from '../../electron/cli/program.ts';

// Keys that tests make must not land among those of whoever runs them.
process.env['UNION_INSPECTOR_DATA'] ??= path.join(tmpdir(), `ui-cli-data-${process.pid}`);

export type CommandRun = {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly json: unknown;
};

/** Runs a command in this process, as the program would. */
export async function run(...argv: readonly string[]): Promise<CommandRun> {
  const output = { stdout: '', stderr: '' };
  const status = await runCommandLine(argv, {
    stdout: (text) => void (output.stdout += text),
    stderr: (text) => void (output.stderr += text),
  });
  return { status, ...output, json: output.stdout === '' ? undefined : JSON.parse(output.stdout) };
}

/** A folder that goes away with the test. */
export function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'ui-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new library in a folder of its own. */
export async function makeLibrary(): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = makeFolder();
  const file = path.join(folder, 'library.unidb');
  await run('create', file, '--inspector', '林示例');
  return { folder, file };
}

export function writeText(folder: string, name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** A document of the interchange format. */
export function toDocument(...records: readonly unknown[]): string {
  return JSON.stringify({ format: 'union-records/1', records });
}

/** A record that every check accepts; `changes` replaces its parts. */
export function makeRecord(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    enterprise: { name: '示例·晨禾机械（虚构）有限公司', credit_code: '91310115XN2006001A', region_code: '310115' },
    inspection: { date: '2026-05-12', kind: 'first', inspectors: [{ name: '林示例', certificate: 'A-1' }] },
    facts: { employees_total: 230, womens_committee: 'none', chair_concurrent_admin: ['hr_head'] },
    ...changes,
  };
}
