import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, inject } from 'vitest';
import { projectFolder } from '../../scripts/support/folders.ts';
import { getRuntimeEnvironment, getSandboxArguments } from '../../scripts/runtime/runtime.ts';
import { runCommand } from './support/command-line.ts';

type Checked = { readonly id: string; readonly verdicts: readonly { readonly verdict: string }[] };

let folder: string;
let inspection: string;
const library = (): string => inject('sampleLibrary');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ui-print-'));
  const { inspections } = runCommand('check', library()) as { readonly inspections: readonly Checked[] };
  const countGaps = ({ verdicts }: Checked): number => verdicts.filter(({ verdict }) => verdict === 'gap').length;
  inspection = inspections.toSorted((a, b) => countGaps(b) - countGaps(a))[0]?.id ?? '';
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Printed = { readonly out: string; readonly pages: number; readonly sha256: string };

const hasReader = spawnSync('pdftotext', ['-v']).error === undefined;
if (!hasReader) console.warn('poppler-utils is not installed: the words of the PDF are not read here');

function expectPdf(file: string, pages: number): void {
  const pdf = readFileSync(file, 'latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(pages);
  expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/);
  expect(pdf).toContain('NotoSerif');
  expect(pdf).not.toContain('/Subtype /Type3');
  if (!hasReader) return;
  const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
  for (const part of ['整改意见书', '草稿', '依据：', '—1—', `—${pages}—`]) expect(text).toContain(part);
}

describe('a PDF', () => {
  it('is printed by the command line of a checkout', () => {
    const out = join(folder, 'checkout.pdf');
    const words = ['--inspection', inspection, '--format', 'pdf', '--kind', 'notice', '--out', out];
    const printed = runCommand('report', library(), ...words) as Printed;
    expect(printed).toMatchObject({ out, pages: expect.any(Number) as unknown });
    expectPdf(out, printed.pages);
  });

  it('is printed by the program itself without a window', () => {
    const out = join(folder, 'program.pdf');
    const runtime = inject('runtime');
    const words = [
      'report',
      library(),
      '--inspection',
      inspection,
      '--format',
      'pdf',
      '--kind',
      'notice',
      '--out',
      out,
    ];
    const printed = execFileSync(
      runtime.executable,
      [...getSandboxArguments(), '--disable-gpu', projectFolder, 'cli', ...words],
      {
        env: { ...getRuntimeEnvironment(runtime), UNION_INSPECTOR_HOME: folder },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        timeout: 50_000,
      },
    );
    const document = JSON.parse(printed) as Printed;
    expect(document.out).toBe(out);
    expectPdf(out, document.pages);
  });
});
