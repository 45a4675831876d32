import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from './run.ts';

const script = path.resolve(import.meta.dirname, '../../scripts/cli.ts');

function spawn(...argv: readonly string[]): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  return spawnSync(process.execPath, [script, ...argv], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
}

describe('the command as a process', () => {
  it('does a whole round through files and pipes', () => {
    const file = path.join(makeFolder(), '示例 库.unidb');
    expect(spawn('sample', 'survey-206', file)).toEqual(
      expect.objectContaining({ status: 0, stdout: '{"records":206}\n', stderr: '' }),
    );
    const { status, stdout } = spawn('check', file);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ inspections: { length: 206 }, totals: { error: 0 } });
  });

  it('ends with the status of what went wrong', () => {
    const result = spawn('stats', path.join(makeFolder(), 'missing.unidb'));
    expect(result.status).toBe(2);
    expect(JSON.parse(result.stdout)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(result.stderr).toContain('NOT_FOUND');
  });

  it('says that a library is open for writing elsewhere', async () => {
    const { closeLibrary, createLibrary } = await import('#services/library.ts');
    const file = path.join(makeFolder(), 'library.unidb');
    const library = createLibrary({ file });
    try {
      const result = spawn('sample', 'survey-206', file);
      expect(result.status).toBe(4);
      expect(JSON.parse(result.stdout)).toMatchObject({ error: { code: 'LIBRARY_IN_USE' } });
      expect(spawn('stats', file).status).toBe(0);
    } finally {
      closeLibrary(library);
    }
  });
});
