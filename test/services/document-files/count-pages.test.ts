import { describe, expect, it } from 'vitest';
import { countPages } from '#services/document-files/count-pages.ts';
import { getErrorCode } from '../../support/error-code.ts';

const toPdf = (...objects: readonly string[]): Uint8Array =>
  Buffer.from(
    `%PDF-1.4\n${objects.map((object, index) => `${index + 1} 0 obj\n<<${object}>>\nendobj`).join('\n')}`,
    'latin1',
  );

describe('countPages', () => {
  it('reads the count of the page tree', () => {
    expect(countPages(toPdf('/Type /Page', '/Type /Pages\n/Count 1\n/Kids [1 0 R]'))).toBe(1);
  });

  it('takes the root where the tree has branches, in whatever order they stand', () => {
    expect(
      countPages(toPdf('/Type /Pages\n/Count 8', '/Type /Pages\n/Count 11\n/Kids []', '/Type /Pages /Count 3')),
    ).toBe(11);
    expect(countPages(toPdf('/Count 23\n/Type /Pages'))).toBe(23);
  });

  it('does not take other counts for pages', () => {
    expect(countPages(toPdf('/Type /Outlines /Count 99', '/Type /Pages\n/Count 2'))).toBe(2);
  });

  it('refuses what has no pages', () => {
    expect(getErrorCode(() => countPages(toPdf('/Type /Catalog')))).toBe('INTERNAL');
  });
});
