import { describe, expect, it } from 'vitest';
import { AppError, errorCodes } from '#domain/error.ts';
import { languages } from '#domain/language.ts';
import { toStartUpPage } from '../../electron/shell/start-up-page.ts';
import { getStartUpText } from '../../electron/shell/start-up-texts.ts';

/**
 * FILE_EXISTS ends the making of a file; the others end the looking at a file from elsewhere and the taking in of its
 * history, which both want a library that is open already.
 */
const laterCodes: readonly string[] = ['FILE_EXISTS', 'FILE_CHANGED', 'FILE_TOO_LARGE', 'HISTORY_FORKED'];

describe('getStartUpText', () => {
  it.each(errorCodes)('tells of %s in every language what happened, what is safe and what to do', (code) => {
    const text = getStartUpText(code);
    for (const part of [text.happened, text.safe, text.next]) {
      for (const language of languages) expect(part[language].length).toBeGreaterThan(3);
      expect(part.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('has a text of its own for everything that opening a library can end with', () => {
    const codes = errorCodes.filter(
      (code) => /^(FILE_|STORAGE_|LIBRARY_|MIGRATION_|HISTORY_|NOT_FOUND)/.test(code) && !laterCodes.includes(code),
    );
    const happened = codes.map((code) => getStartUpText(code).happened.en);
    expect(new Set(happened).size).toBe(codes.length);
    expect(happened).not.toContain(getStartUpText('INTERNAL').happened.en);
  });
});

describe('toStartUpPage', () => {
  const error = new AppError('FILE_DAMAGED', 'x');

  it('stands in the chosen language with the code and the file', () => {
    const page = toStartUpPage({ error, file: '/资料/甲.unidb', language: 'zh-Hans' }, 'abc');
    expect(page).toContain('<html lang="zh-Hans">');
    expect(page).toContain(getStartUpText('FILE_DAMAGED').next['zh-Hans']);
    expect(page).toContain('FILE_DAMAGED');
    expect(page).toContain('/资料/甲.unidb');
    expect(page).toContain('<style nonce="abc">');
  });

  it('shows a file name as text, whatever it is', () => {
    const page = toStartUpPage({ error, file: '/tmp/<img src=x onerror=alert(1)>"&.unidb', language: 'en' }, 'abc');
    expect(page).toContain('/tmp/&lt;img src=x onerror=alert(1)&gt;&quot;&amp;.unidb');
    expect(page).not.toContain('<img');
  });

  it('says of an unknown error that it is a mistake of ours', () => {
    const page = toStartUpPage({ error: new TypeError('secret'), file: 'x', language: 'en' }, 'abc');
    expect(page).toContain(getStartUpText('INTERNAL').happened.en);
    expect(page).not.toContain('secret');
  });
});
