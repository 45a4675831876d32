import { spawnSync } from 'node:child_process';

/** False where no program that reads PDF is installed: without root the tests cannot bring it along. */
export const hasPdfReader = spawnSync('pdftotext', ['-v']).error === undefined;

/** The text of a PDF as another program reads it, without white space. */
export function readPdfText(file: string): string {
  const { status, stdout, stderr } = spawnSync('pdftotext', ['-q', file, '-'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`pdftotext cannot read ${file}: ${stderr}`);
  return stdout.replaceAll(/\s/g, '');
}
